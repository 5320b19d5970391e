using Witness.Ledger.History;
using Witness.Ledger.Tables;

namespace Witness.Ledger;

/// <summary>The tables' events as one history.</summary>
internal static class Chronicle
{
    /// <summary>The newest events (or the oldest) that the filter lets through, oldest first; those of one instant in the order of cause.</summary>
    public static IReadOnlyList<HistoryEvent> Read(LedgerTransaction ledger, HistoryFilter filter)
    {
        IEnumerable<HistoryEvent> events =
        [
            .. EventTable.History(ledger, filter),
            .. RoundTable.History(ledger, filter),
            .. StrikeTable.History(ledger, filter),
            .. RecoveryTable.History(ledger, filter),
            .. OrderTable.History(ledger, filter),
            .. VerdictTable.History(ledger, filter),
            .. ChangeTable.History(ledger, filter),
            .. PublicationTable.History(ledger, filter),
            .. NoticeTable.History(ledger, filter),
        ];
        var sorted = events.OrderBy(happened => happened.At);
        var limit = filter.Limit ?? int.MaxValue;
        return [.. filter.KeepsOldest ? sorted.Take(limit) : sorted.TakeLast(limit)];
    }
}
