using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>What nodes answered when they passed again.</summary>
internal static class RecoveryTable
{
    private static readonly AnswerEvents Table = new("recoveries", HistoryKinds.Recovery);

    /// <summary>Writes down what the nodes answered.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Recovery> recoveries, long? round) =>
        Table.Write(ledger, round, recoveries.Select(one => (one.At, one.Node, one.Detail, one.Results)));

    /// <summary>The recoveries, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        Table.History(ledger, filter);
}
