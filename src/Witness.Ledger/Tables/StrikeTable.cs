using Witness.Core.Strikes;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>The strikes with their evidence.</summary>
internal static class StrikeTable
{
    private static readonly HistoryQuery Strikes = new("id, round, at, node, detail, results", "strikes");

    /// <summary>Writes down the strikes that a round gave.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Strike> strikes, long? round) =>
        ledger.Execute(
            "INSERT INTO strikes (round, at, node, detail, results) VALUES (@Round, @At, @Node, @Detail, @Results)",
            strikes.Select(strike => new
            {
                Round = round,
                At = strike.At.Kept(),
                strike.Node,
                strike.Detail,
                Results = StoredList.Of(strike.Results),
            })
        );

    /// <summary>The strikes, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Strike) ? Strikes.Ask(ledger, filter, row => EventOf(row, HistoryKinds.Strike)) : [];

    /// <summary>What a node answered in one round, as an event.</summary>
    public static HistoryEvent EventOf(LedgerRow row, string kind) =>
        new(row.At("at"), kind, row.Text("detail"))
        {
            Id = row.Number("id"),
            Node = row.Text("node"),
            Round = row.NumberOrNull("round"),
            Results = StoredList.ResultsFrom(row.Text("results")),
        };
}
