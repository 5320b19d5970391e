using Witness.Core.Checks;
using Witness.Core.Rounds;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>
/// What each node answered last, a row a node: a check that is no longer asked is gone with the next answers. Answers like
/// those before them are not written again (<see cref="LastAnswers"/>); when they were given, and how long they took, is
/// in the newest round's sight.
/// </summary>
internal static class AnswerTable
{
    /// <summary>Writes down what a round saw, over what the nodes answered before.</summary>
    public static void Write(
        LedgerTransaction ledger,
        IEnumerable<Observation> observations,
        DateTimeOffset at,
        long? round
    ) =>
        ledger.ExecuteEach(
            """
            INSERT INTO answers (node, round, at, results) VALUES (@Node, @Round, @At, @Results)
            ON CONFLICT (node) DO UPDATE SET
                node = excluded.node, round = excluded.round, at = excluded.at, results = excluded.results
            """,
            observations,
            observation =>
                [
                    ("Node", observation.Node.Name),
                    ("Round", round),
                    ("At", at.Kept()),
                    ("Results", StoredList.Of(observation.Results)),
                ]
        );

    /// <summary>Ends what is kept of nodes.</summary>
    public static void Forget(LedgerTransaction ledger, IEnumerable<string> nodes) =>
        ledger.ExecuteEach("DELETE FROM answers WHERE node = @node", nodes, node => [("node", node)]);

    /// <summary>The last answers of every node, by name.</summary>
    public static IReadOnlyList<NodeAnswers> Read(LedgerTransaction ledger)
    {
        var newest = SightTable.Newest(ledger);
        return ledger.Query(
            "SELECT node, round, at, results FROM answers ORDER BY node",
            row =>
                AsOf(
                    newest,
                    new NodeAnswers(
                        row.Text("node"),
                        row.NumberOrNull("round"),
                        row.At("at"),
                        StoredList.ResultsFrom(row.Text("results"))
                    )
                )
        );
    }

    /// <summary>The answers as the newest round found them again; as they are where it wrote them down, or did not ask.</summary>
    private static NodeAnswers AsOf(RecordedRound? newest, NodeAnswers kept) =>
        newest is null || kept.Round >= newest.Mark.Number || newest.Sight.Roster.IndexOf(kept.Node) is not { } node
            ? kept
            : kept with
            {
                Round = newest.Mark.Number,
                At = newest.Mark.At,
                Results = [.. kept.Results.Select((result, place) => AsOf(newest.Sight, node, place, result))],
            };

    private static CheckResult AsOf(RoundSight sight, int node, int place, CheckResult kept)
    {
        var checks = sight.Roster.Nodes[node].Checks;
        return
            place < checks.Count
            && checks[place].Check == kept.Check
            && checks[place].Address.Equals(kept.Address)
            && sight.AnswerOf(node, place).Took is { } took
            ? kept with
            {
                Took = took,
            }
            : kept;
    }
}
