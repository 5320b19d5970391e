using Witness.Configuration.Kinds;
using Witness.Core.Dns;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of type <c>rfc2136</c>.</summary>
internal sealed class Rfc2136Section() : RegistrarSection(TypeWord)
{
    public const string TypeWord = "rfc2136";

    public static readonly Key<string> Server = Key.Required(
        "server",
        HostKind.Any,
        "the name server that takes the updates"
    );

    public static readonly Key<int> Port = Key.WithDefault("port", WholeNumberKind.Port, 53, "the name server's port");

    public static readonly Key<DomainName> KeyName = Key.Required(
        "keyName",
        DomainNameKind.Any,
        "the TSIG key's name, as the server knows it"
    );

    // hmac-md5 is not among them: RFC 8945 §6 forbids it.
    public static readonly Key<string> KeyAlgorithm = Key.WithDefault(
        "keyAlgorithm",
        ChoiceKind.Of("hmac-sha256", "hmac-sha384", "hmac-sha512", "hmac-sha224", "hmac-sha1"),
        "hmac-sha256",
        "the TSIG key's algorithm"
    );

    public static readonly Key<Secret> TsigKey = Key.Required("key", SecretKind.Any, "the TSIG key in base64");

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [TypeKey(TypeWord), Server, Port, KeyName, KeyAlgorithm, TsigKey];

    /// <inheritdoc />
    protected override RegistrarOptions Bind(SectionReader section) =>
        new Rfc2136Options(
            section.Get(Server),
            section.Get(Port),
            section.TryGet(KeyName, out var name) ? name.Text : "",
            section.Get(KeyAlgorithm),
            section.Get(TsigKey)
        );
}
