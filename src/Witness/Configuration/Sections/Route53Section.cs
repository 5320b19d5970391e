using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of type <c>route53</c>.</summary>
internal sealed class Route53Section() : RegistrarSection(TypeWord)
{
    public const string TypeWord = "route53";

    public static readonly Key<Secret> AccessKeyId = Key.Optional(
        "accessKeyId",
        SecretKind.Any,
        "the AWS access key's id, if not what AWS's own chain of credentials finds"
    );

    public static readonly Key<Secret> SecretAccessKey = Key.Optional(
        "secretAccessKey",
        SecretKind.Any,
        "the AWS access key's secret"
    );

    public static readonly Key<Secret> SessionToken = Key.Optional(
        "sessionToken",
        SecretKind.Any,
        "the session token of temporary credentials"
    );

    public static readonly Key<string> Profile = Key.Optional(
        "profile",
        new PlainTextKind(longest: 255),
        "the profile of AWS's shared files to take"
    );

    public static readonly Key<Uri> Endpoint = Key.WithDefault(
        "endpoint",
        EndpointKind.Root,
        "https://route53.amazonaws.com",
        "where the API is"
    );

    // AWS allows 5 calls a second to all tools of an account together.
    public static readonly Key<int> CallsPerMinute = Key.WithDefault(
        "callsPerMinute",
        new WholeNumberKind(1, 300),
        60,
        "how many calls of the API any minute may see"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [TypeKey(TypeWord), AccessKeyId, SecretAccessKey, SessionToken, Profile, Endpoint, CallsPerMinute];

    /// <inheritdoc />
    protected override RegistrarOptions Bind(SectionReader section)
    {
        RequireBoth(section, AccessKeyId, SecretAccessKey);
        RequireBoth(section, SecretAccessKey, AccessKeyId);
        var hasKey = section.Has(AccessKeyId) || section.Has(SecretAccessKey);
        if (section.Has(SessionToken) && !hasKey)
        {
            section.Reject(
                SessionToken,
                "has no effect without an access key",
                $"write \"{AccessKeyId.Name}\" and \"{SecretAccessKey.Name}\" too, or leave it out"
            );
        }

        if (section.Has(Profile) && hasKey)
        {
            section.Reject(Profile, "has no effect beside an access key", "keep one of the two");
        }

        return new Route53Options(
            section.Find(AccessKeyId),
            section.Find(SecretAccessKey),
            section.Find(SessionToken),
            section.Find(Profile),
            section.Get(Endpoint),
            section.Get(CallsPerMinute)
        );
    }

    private static void RequireBoth(SectionReader section, Key given, Key needed)
    {
        if (section.Has(given) && !section.Has(needed))
        {
            section.Reject(
                needed,
                $"is missing ({needed.Description})",
                $"\"{given.Name}\" needs it; write both, or neither and let AWS's own chain of credentials be asked"
            );
        }
    }
}
