using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>ping</c> of checks.</summary>
internal sealed class PingSection : Section<PingOptions>
{
    public static readonly Key<TimeSpan> Timeout = CheckKeys.Timeout("5s");

    public static readonly Key<int> Count = Key.WithDefault(
        "count",
        new WholeNumberKind(1, 10),
        3,
        "echo requests, of which one must be answered"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Timeout, Count, CheckKeys.Role];

    /// <inheritdoc />
    protected override PingOptions Bind(SectionReader section) =>
        new(section.Get(Count), section.Get(Timeout), section.Get(CheckKeys.Role));
}
