using Witness.Core.Checks;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>A table of what nodes answered in single rounds: strikes, and recoveries, which have the same columns.</summary>
/// <param name="table">Its name.</param>
/// <param name="kind">What the history calls its rows, <see cref="HistoryKinds"/>.</param>
internal sealed class AnswerEvents(string table, string kind)
{
    private readonly HistoryQuery _query = new("id, round, at, node, detail, results", table);

    /// <summary>Writes rows.</summary>
    public void Write(
        LedgerTransaction ledger,
        long? round,
        IEnumerable<(DateTimeOffset At, string Node, string Detail, IReadOnlyList<CheckResult> Results)> answers
    ) =>
        ledger.ExecuteEach(
            $"INSERT INTO {table} (round, at, node, detail, results) VALUES (@Round, @At, @Node, @Detail, @Results)",
            answers,
            answer =>
                [
                    ("Round", round),
                    ("At", answer.At.Kept()),
                    ("Node", answer.Node),
                    ("Detail", answer.Detail),
                    ("Results", StoredList.Of(answer.Results)),
                ]
        );

    /// <summary>The rows that are asked for, oldest first.</summary>
    public IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(kind) ? _query.Ask(ledger, filter, EventOf) : [];

    private HistoryEvent EventOf(LedgerRow row) =>
        new(row.At("at"), kind, row.Text("detail"))
        {
            Id = row.Number("id"),
            Node = row.Text("node"),
            Round = row.NumberOrNull("round"),
            Results = StoredList.ResultsFrom(row.Text("results")),
        };
}
