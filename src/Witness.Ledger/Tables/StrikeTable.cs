using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>The strikes with their evidence.</summary>
internal static class StrikeTable
{
    private static readonly AnswerEvents Table = new("strikes", HistoryKinds.Strike);

    /// <summary>Writes down the strikes that a round gave.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Strike> strikes, long? round) =>
        Table.Write(ledger, round, strikes.Select(one => (one.At, one.Node, one.Detail, one.Results)));

    /// <summary>The strikes, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        Table.History(ledger, filter);
}
