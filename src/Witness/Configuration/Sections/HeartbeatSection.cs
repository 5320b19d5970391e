using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>heartbeat</c>.</summary>
internal sealed class HeartbeatSection : Section<HeartbeatOptions>
{
    public static readonly Key<Secret> Url = Key.Required(
        "url",
        SecretUrlKind.Any,
        "what is fetched after each closed round, a secret for the token in it"
    );

    public static readonly Key<TimeSpan> Timeout = Key.WithDefault(
        "timeout",
        new DurationKind("1s", "1m"),
        "10s",
        "how long the answer may take"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Url, Timeout];

    /// <inheritdoc />
    protected override HeartbeatOptions Bind(SectionReader section) => new(section.Get(Url), section.Get(Timeout));
}
