using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>What the daemon itself did.</summary>
internal static class EventTable
{
    private static readonly HistoryQuery Events = new("id, round, at, kind, text", "events");

    /// <summary>Writes events down.</summary>
    public static void Write(
        LedgerTransaction ledger,
        IEnumerable<(string Kind, string Text)> events,
        DateTimeOffset at,
        long? round
    ) =>
        ledger.ExecuteEach(
            "INSERT INTO events (round, at, kind, text) VALUES (@Round, @At, @Kind, @Text)",
            events,
            happened => [("Round", round), ("At", at.Kept()), ("Kind", happened.Kind), ("Text", happened.Text)]
        );

    /// <summary>The events, oldest first; none where a node is asked for.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Node is not null
            ? []
            : (
                filter.Kinds is null
                    ? Events
                    : Events with
                    {
                        Condition = "kind IN (SELECT value FROM json_each(@Kinds))",
                    }
            ).Ask(ledger, filter, EventOf);

    private static HistoryEvent EventOf(LedgerRow row) =>
        new(row.At("at"), row.Text("kind"), row.Text("text"))
        {
            Id = row.Number("id"),
            Round = row.NumberOrNull("round"),
        };
}
