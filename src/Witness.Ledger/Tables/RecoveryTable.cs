using Witness.Core.Strikes;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>What nodes answered when they passed again.</summary>
internal static class RecoveryTable
{
    private static readonly HistoryQuery Recoveries = new("id, round, at, node, detail, results", "recoveries");

    /// <summary>Writes down what the nodes answered.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Recovery> recoveries, long? round) =>
        ledger.Execute(
            "INSERT INTO recoveries (round, at, node, detail, results) VALUES (@Round, @At, @Node, @Detail, @Results)",
            recoveries.Select(recovery => new
            {
                Round = round,
                At = recovery.At.Kept(),
                recovery.Node,
                recovery.Detail,
                Results = StoredList.Of(recovery.Results),
            })
        );

    /// <summary>The recoveries, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Recovery) ? Recoveries.Ask(ledger, filter, EventOf) : [];

    private static HistoryEvent EventOf(LedgerRow row) => StrikeTable.EventOf(row, HistoryKinds.Recovery);
}
