using Witness.Core.Ledger;
using Witness.Status;

namespace Witness.Export;

/// <summary>The witness's word on each configured node, as of its last round.</summary>
/// <param name="Witness">The witness's name.</param>
/// <param name="Round">The last round; null before the first.</param>
/// <param name="Trouble">Why that says little of the present; null where it does.</param>
/// <param name="Nodes">The nodes, in the configuration's order.</param>
internal sealed record ExportedFleet(
    string Witness,
    RoundMark? Round,
    string? Trouble,
    IReadOnlyList<ExportedNode> Nodes
)
{
    /// <summary>Reads it out of the ledger.</summary>
    /// <param name="view">The configuration and the ledger.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public static async Task<ExportedFleet> ReadAsync(
        LedgerView view,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var memory = await view.Ledger.RecallAsync(cancellation);
        var rounds = await view.Ledger.RoundsAsync(RoundTrouble.RecentRounds, cancellation);
        var trouble = RoundTrouble.Of(rounds, view.Policy.Every, now);
        return new ExportedFleet(
            view.Configuration.Name,
            memory.LastRound,
            trouble,
            [
                .. view.Fleet.Nodes.Select(node =>
                {
                    var standing = memory.Of(node.Name) with { Node = node.Name };
                    return new ExportedNode(
                        NodeVerdict.Of(standing, view.Policy, trouble is not null, now),
                        view.RotationOf(standing, memory),
                        node.Addresses
                    );
                }),
            ]
        );
    }
}
