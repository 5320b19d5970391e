using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Core.Publications;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Ledger;

/// <summary>Everything that one step of the daemon writes down, in one transaction: all of it or nothing.</summary>
/// <param name="At">When, UTC.</param>
public sealed record LedgerEntry(DateTimeOffset At)
{
    /// <summary>The round that is written down, or closed where its number is known already; null outside rounds.</summary>
    public RoundMark? Round { get; init; }

    /// <summary>What the round saw. Kept as each check's last answer.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The strikes that the round gave.</summary>
    public IReadOnlyList<Strike> Strikes { get; init; } = [];

    /// <summary>The nodes that passed for the first time after they had failed.</summary>
    public IReadOnlyList<Recovery> Recoveries { get; init; } = [];

    /// <summary>What the round saw of every node, to be kept; null where that was written down already, and outside rounds.</summary>
    public RoundSight? Sight { get; init; }

    /// <summary>The policy's words that are worth writing down.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>Standings as they are from now on.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>Nodes of which nothing is kept any more, but for the history.</summary>
    public IReadOnlyList<string> Forgotten { get; init; } = [];

    /// <summary>Orders with a new state and answer.</summary>
    public IReadOnlyList<Order> Orders { get; init; } = [];

    /// <summary>The freeze as it is from now on, where <see cref="SetsFreeze"/>; null ends it.</summary>
    public Hold? Freeze { get; init; }

    /// <summary>True where this entry begins or ends a freeze.</summary>
    public bool SetsFreeze { get; init; }

    /// <summary>Zones that were read.</summary>
    public IReadOnlyList<ZoneReading> Readings { get; init; } = [];

    /// <summary>Accidents of zones as they are from now on; null ends one.</summary>
    public IReadOnlyDictionary<DomainName, ZoneAccident?> Accidents { get; init; } =
        new Dictionary<DomainName, ZoneAccident?>();

    /// <summary>Zones as they were, which are to be kept as snapshots.</summary>
    public IReadOnlyList<ZoneReading> Snapshots { get; init; } = [];

    /// <summary>What became of intended changes.</summary>
    public IReadOnlyList<ChangeResult> Changes { get; init; } = [];

    /// <summary>How far accepted changes have come on their way to the name servers.</summary>
    public IReadOnlyList<PublicationResult> Publications { get; init; } = [];

    /// <summary>What the humans must be told.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>What the daemon itself did, for the history: kind (<c>start</c>, <c>stop</c>) and text.</summary>
    public IReadOnlyList<(string Kind, string Text)> Events { get; init; } = [];
}
