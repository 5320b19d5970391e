using System.Text.Json.Nodes;
using Witness.Core.Rounds;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>What each round saw of every node.</summary>
internal static class SightTable
{
    /// <summary>Writes down what a round saw.</summary>
    public static void Write(LedgerTransaction ledger, long round, RoundSight sight) =>
        ledger.Execute(
            """
            INSERT INTO sights (round, roster, answers, states, retried, anchors)
            VALUES (@Round, @Roster, @Answers, @States, @Retried, @Anchors)
            """,
            ("Round", round),
            ("Roster", RosterTable.IdOf(ledger, sight.Roster)),
            ("Answers", Bytes(sight.Answers)),
            ("States", Bytes(sight.States)),
            ("Retried", StoredTries.Of(sight.Retried)),
            (
                "Anchors",
                sight.Anchors.Count == 0 ? null : StoredJson.Write(StoredJson.List(sight.Anchors, StoredAnchor.Of))
            )
        );

    /// <summary>The rounds that began within a time, oldest first, with what they saw.</summary>
    /// <param name="ledger">Where they are kept.</param>
    /// <param name="since">The first instant, UTC.</param>
    /// <param name="until">The instant after the last, UTC; null for no bound.</param>
    public static IReadOnlyList<RecordedRound> Read(
        LedgerTransaction ledger,
        DateTimeOffset since,
        DateTimeOffset? until
    ) =>
        Read(
            ledger,
            "at >= @since AND at < @until",
            ("since", since.Kept()),
            ("until", until?.Kept() ?? long.MaxValue)
        );

    /// <summary>The newest round that asked nodes; null where there is none.</summary>
    public static RecordedRound? Newest(LedgerTransaction ledger) =>
        Read(ledger, "number = (SELECT round FROM sights WHERE answers IS NOT NULL ORDER BY round DESC LIMIT 1)")
            is [var newest]
            ? newest
            : null;

    /// <summary>Certain rounds, oldest first, with what they saw; those that are not kept are left out.</summary>
    /// <param name="ledger">Where they are kept.</param>
    /// <param name="rounds">Their numbers.</param>
    public static IReadOnlyList<RecordedRound> Read(LedgerTransaction ledger, IEnumerable<long> rounds) =>
        Read(
            ledger,
            "number IN (SELECT value FROM json_each(@rounds))",
            ("rounds", StoredJson.Write(StoredJson.List(rounds, round => JsonValue.Create(round))))
        );

    private static IReadOnlyList<RecordedRound> Read(
        LedgerTransaction ledger,
        string condition,
        params (string Name, object? Value)[] values
    )
    {
        var rosters = new RosterShelf(ledger);
        return ledger.Query(
            $"""
            SELECT {RoundTable.Columns}, roster, answers, states, retried, anchors
            FROM rounds LEFT JOIN sights ON sights.round = rounds.number
            WHERE {condition} ORDER BY number
            """,
            row => new RecordedRound(RoundTable.MarkOf(row), SightOf(row, rosters)),
            values
        );
    }

    /// <summary>
    /// A page of the rounds that began within a time, in the order of their numbers, without what the anchors said. The
    /// numbers' own index is walked, for that of the instants would sort the whole time for every page.
    /// </summary>
    public static IReadOnlyList<RecordedRound> Page(
        LedgerTransaction ledger,
        DateTimeOffset since,
        DateTimeOffset until,
        long? after,
        int limit
    )
    {
        var rosters = new RosterShelf(ledger);
        return ledger.Query(
            $"""
            SELECT {RoundTable.Columns}, roster, answers, states, retried
            FROM rounds LEFT JOIN sights ON sights.round = rounds.number
            WHERE number > coalesce(@after, (SELECT min(number) FROM rounds WHERE at >= @since) - 1)
                AND +at >= @since AND +at < @until
            ORDER BY number LIMIT @limit
            """,
            row => new RecordedRound(RoundTable.MarkOf(row), AnswersOf(row, rosters)),
            ("since", since.Kept()),
            ("until", until.Kept()),
            ("after", after),
            ("limit", limit)
        );
    }

    private static RoundSight SightOf(LedgerRow row, RosterShelf rosters) =>
        AnswersOf(row, rosters) with
        {
            Anchors = row.TextOrNull("anchors") is { } anchors ? StoredJson.ReadList(anchors, StoredAnchor.From) : [],
        };

    private static RoundSight AnswersOf(LedgerRow row, RosterShelf rosters) =>
        row.NumberOrNull("roster") is not { } roster
            ? new RoundSight(Roster.Empty)
            : new RoundSight(rosters.Find(roster))
            {
                Answers = row.Bytes("answers"),
                States = row.Bytes("states"),
                Retried = StoredTries.From(row.TextOrNull("retried")),
            };

    private static byte[]? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : bytes.ToArray();
}
