using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>Picks from a node's history what belongs to its latest removal, or else to its latest strikes. Pure.</summary>
internal static class CaseFile
{
    /// <summary>The events of the case, oldest first.</summary>
    /// <param name="history">All that is kept of the node, oldest first.</param>
    /// <param name="window">The policy's window.</param>
    public static IReadOnlyList<HistoryEvent> Of(IReadOnlyList<HistoryEvent> history, TimeSpan window)
    {
        // A case that ended with the node's return is closed once the node has failed anew.
        var back = history.ToList().FindLastIndex(IsReturn);
        var since = history.Skip(back + 1).ToList();
        var open = since.Exists(IsStrike) ? since : history;
        var decision = open.LastOrDefault(IsDecision) ?? open.LastOrDefault(IsStrike);
        if (decision is null)
        {
            return open;
        }

        var begin = decision.At - window;
        return
        [
            .. open.Where(one => one.At >= begin && (!IsStrike(one) || one.At <= decision.At || !IsDecision(decision))),
        ];
    }

    private static bool IsStrike(HistoryEvent one) => one.Kind == HistoryKinds.Strike;

    private static bool IsReturn(HistoryEvent one) =>
        one.Change is { Added.Count: > 0, Outcome: ChangeOutcome.Accepted }
        || one.Verdict is { Kind: VerdictKind.ReaddedOutside };

    private static bool IsDecision(HistoryEvent one) =>
        one is { Kind: HistoryKinds.Change, Change.Removed.Count: > 0 }
        || one.Verdict is { Kind: VerdictKind.Fence or VerdictKind.WouldFence or VerdictKind.CameBack };
}
