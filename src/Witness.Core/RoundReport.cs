using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core;

/// <summary>What a round, or the carrying out of orders, came to: for the journal, the status line and the exit code.</summary>
/// <param name="Round">The round; null where only orders were carried out.</param>
/// <param name="Verdicts">What the policy said.</param>
/// <param name="Notices">What the humans must be told.</param>
/// <param name="Unfinished">Nodes that were to move, may move now, and are not there yet.</param>
/// <param name="SomeoneIsOut">True while a node is not In.</param>
public sealed record RoundReport(
    RoundMark? Round,
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<Notice> Notices,
    IReadOnlyList<Standing> Unfinished,
    bool SomeoneIsOut
)
{
    /// <summary>What the round saw of each node; empty where none was asked.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>What is remembered of each node now, by name.</summary>
    public IReadOnlyDictionary<string, Standing> Standings { get; init; } =
        new Dictionary<string, Standing>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The freeze in force; null where there is none.</summary>
    public Hold? Freeze { get; init; }

    /// <summary>Orders about zones that have been taken up, and are not done yet.</summary>
    public IReadOnlyList<Order> OpenZoneWork { get; init; } = [];
}
