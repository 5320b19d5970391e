using Witness.Core.Stonith;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>Picks from a node's history what belongs to its latest removal, or else to its latest strikes. Pure.</summary>
internal static class CaseFile
{
    /// <summary>The events of the case, oldest first.</summary>
    /// <param name="history">All that is kept of the node, oldest first.</param>
    /// <param name="window">The policy's window.</param>
    public static IReadOnlyList<HistoryEvent> Of(IReadOnlyList<HistoryEvent> history, TimeSpan window)
    {
        var decision =
            history.LastOrDefault(IsDecision) ?? history.LastOrDefault(one => one.Kind == HistoryKinds.Strike);
        if (decision is null)
        {
            return history;
        }

        var begin = decision.At - window;
        return
        [
            .. history.Where(one =>
                one.At >= begin && (one.Kind != HistoryKinds.Strike || one.At <= decision.At || !IsDecision(decision))
            ),
        ];
    }

    private static bool IsDecision(HistoryEvent one) =>
        one is { Kind: HistoryKinds.Change, Change.Removed.Count: > 0 }
        || one.Verdict is { Kind: VerdictKind.Fence or VerdictKind.WouldFence or VerdictKind.CameBack };
}
