using Witness.Core.Checks;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>What each node answered last, a row a node: a check that is no longer asked is gone with the next answers.</summary>
internal static class AnswerTable
{
    /// <summary>Writes down what a round saw, over what the nodes answered before.</summary>
    public static void Write(
        LedgerTransaction ledger,
        IEnumerable<Observation> observations,
        DateTimeOffset at,
        long? round
    ) =>
        ledger.Execute(
            """
            INSERT INTO answers (node, round, at, results) VALUES (@Node, @Round, @At, @Results)
            ON CONFLICT (node) DO UPDATE SET
                node = excluded.node, round = excluded.round, at = excluded.at, results = excluded.results
            """,
            observations.Select(observation => new
            {
                Node = observation.Node.Name,
                Round = round,
                At = at.Kept(),
                Results = StoredList.Of(observation.Results),
            })
        );

    /// <summary>Ends what is kept of nodes.</summary>
    public static void Forget(LedgerTransaction ledger, IEnumerable<string> nodes) =>
        ledger.Execute("DELETE FROM answers WHERE node = @node", nodes.Select(node => new { node }));

    /// <summary>The last answers of every node, by name.</summary>
    public static IReadOnlyList<NodeAnswers> Read(LedgerTransaction ledger) =>
        ledger.Query(
            "SELECT node, round, at, results FROM answers ORDER BY node",
            row => new NodeAnswers(
                row.Text("node"),
                row.NumberOrNull("round"),
                row.At("at"),
                StoredList.ResultsFrom(row.Text("results"))
            )
        );
}
