using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>policy</c>.</summary>
internal sealed class PolicySection : Section<PolicyOptions>
{
    public static readonly Key<int> Strikes = Key.WithDefault(
        "strikes",
        new WholeNumberKind(1, 1000),
        4,
        "strikes within the window that take a node out"
    );

    public static readonly Key<TimeSpan> Within = Key.WithDefault(
        "within",
        new DurationKind("1s", "30d"),
        "1h",
        "the rolling window in which strikes count"
    );

    public static readonly Key<int> MaxRemoved = Key.WithDefault(
        "maxRemoved",
        new WholeNumberKind(0, 10_000),
        3,
        "nodes that may be out at once, 0 to take none out"
    );

    public static readonly Key<int> KeepAtLeast = Key.WithDefault(
        "keepAtLeast",
        new WholeNumberKind(1, 10_000),
        1,
        "sound nodes that every name must keep"
    );

    public static readonly Key<int> MaxPerRound = Key.WithDefault(
        "maxPerRound",
        new WholeNumberKind(1, 10_000),
        1,
        "nodes taken out in one round at most"
    );

    public static readonly Key<int> CleanRounds = Key.WithDefault(
        "cleanRounds",
        new WholeNumberKind(0, 100_000),
        10,
        "rounds that a node must pass running before it may come back"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [Strikes, Within, MaxRemoved, KeepAtLeast, MaxPerRound, CleanRounds];

    /// <inheritdoc />
    protected override PolicyOptions Bind(SectionReader section) =>
        new(
            section.Get(Strikes),
            section.Get(Within),
            section.Get(MaxRemoved),
            section.Get(KeepAtLeast),
            section.Get(MaxPerRound),
            section.Get(CleanRounds)
        );
}
