using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>round</c>.</summary>
internal sealed class RoundSection : Section<RoundOptions>
{
    public static readonly Key<TimeSpan> Every = Key.WithDefault(
        "every",
        new DurationKind("1s", "1d"),
        "1m",
        "the interval from one round's start to the next one's"
    );

    public static readonly Key<int> Concurrency = Key.WithDefault(
        "concurrency",
        new WholeNumberKind(1, 10_000),
        200,
        "how many checks are at work at once"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Every, Concurrency];

    /// <inheritdoc />
    protected override RoundOptions Bind(SectionReader section) => new(section.Get(Every), section.Get(Concurrency));
}
