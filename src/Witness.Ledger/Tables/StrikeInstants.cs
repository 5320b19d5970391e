using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>
/// The strikes by their instants alone, out of the index: a node may have had a hundred thousand of them, and the evidence
/// of each is a page.
/// </summary>
internal static class StrikeInstants
{
    /// <summary>The stretches, by node and oldest first.</summary>
    /// <param name="ledger">Where they are kept.</param>
    /// <param name="node">Only this node's, without regard to case; null for all.</param>
    /// <param name="gap">Strikes that are further apart belong to two stretches.</param>
    public static IReadOnlyList<StrikeStretch> Stretches(LedgerTransaction ledger, string? node, TimeSpan gap)
    {
        // From each strike to the last one within the gap, else to the next one: all between belongs to the same stretch,
        // and a node that failed every minute for a month is passed in a step an hour.
        var steps = ledger.Query(
            $"""
            WITH RECURSIVE step (node, at) AS (
                SELECT node, min(at) FROM strikes {(node is null ? "" : "WHERE node = @node")} GROUP BY node
                UNION ALL
                SELECT node, ifnull(
                    nullif((SELECT max(at) FROM strikes WHERE node = step.node AND at <= step.at + @gap), step.at),
                    (SELECT min(at) FROM strikes WHERE node = step.node AND at > step.at)
                )
                FROM step WHERE at IS NOT NULL
            )
            SELECT node, at FROM step WHERE at IS NOT NULL ORDER BY node, at
            """,
            row => new StrikeStretch(row.Text("node"), row.At("at"), row.At("at")),
            ("node", node),
            ("gap", (long)gap.TotalMilliseconds)
        );
        List<StrikeStretch> stretches = [];
        foreach (var step in steps)
        {
            if (stretches is [.., { } last] && last.Node == step.Node && step.First - last.Last <= gap)
            {
                stretches[^1] = last with { Last = step.Last };
            }
            else
            {
                stretches.Add(step);
            }
        }

        return stretches;
    }

    /// <summary>A node's strikes within a time, counted; null where there was none.</summary>
    /// <param name="ledger">Where they are kept.</param>
    /// <param name="node">The node, without regard to case.</param>
    /// <param name="since">The first instant, UTC.</param>
    /// <param name="until">The instant after the last, UTC; null for no bound.</param>
    public static StrikeSpell? Within(
        LedgerTransaction ledger,
        string node,
        DateTimeOffset since,
        DateTimeOffset? until
    ) =>
        ledger.First(
            """
            SELECT min(at) AS first, max(at) AS last, count(*) AS strikes FROM strikes
            WHERE node = @node AND at >= @since AND at < @until HAVING count(*) > 0
            """,
            row => new StrikeSpell(node, row.At("first"), row.At("last"), row.Count("strikes")),
            ("node", node),
            ("since", since.Kept()),
            ("until", until?.Kept() ?? long.MaxValue)
        );
}
