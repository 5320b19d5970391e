using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>
/// The strikes by their instants alone, out of the index: a node may have had a hundred thousand of them, and the evidence
/// of each is a page.
/// </summary>
internal static class StrikeInstants
{
    /// <summary>Every node that has strikes, by name, and when the last one was: a step through the index a node.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> Last(LedgerTransaction ledger) =>
        ledger
            .Query(
                """
                WITH RECURSIVE known (node) AS (
                    SELECT min(node) FROM strikes
                    UNION ALL
                    SELECT (SELECT min(node) FROM strikes WHERE node > known.node) FROM known WHERE node IS NOT NULL
                )
                SELECT node, (SELECT max(at) FROM strikes WHERE node = known.node) AS at FROM known WHERE node IS NOT NULL
                """,
                row => KeyValuePair.Create(row.Text("node"), row.At("at"))
            )
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A node's stretches, oldest first.</summary>
    /// <param name="ledger">Where they are kept.</param>
    /// <param name="node">The node, without regard to case.</param>
    /// <param name="gap">Strikes that are further apart belong to two stretches.</param>
    public static IReadOnlyList<StrikeStretch> Stretches(LedgerTransaction ledger, string node, TimeSpan gap)
    {
        // From each strike to the last one within the gap, else to the next one: all between belongs to the same stretch,
        // and a node that failed every minute for a month is passed in a step an hour.
        var steps = ledger.Query(
            """
            WITH RECURSIVE step (at) AS (
                SELECT min(at) FROM strikes WHERE node = @node
                UNION ALL
                SELECT ifnull(
                    nullif((SELECT max(at) FROM strikes WHERE node = @node AND at <= step.at + @gap), step.at),
                    (SELECT min(at) FROM strikes WHERE node = @node AND at > step.at)
                )
                FROM step WHERE at IS NOT NULL
            )
            SELECT at FROM step WHERE at IS NOT NULL
            """,
            row => row.At("at"),
            ("node", node),
            ("gap", (long)gap.TotalMilliseconds)
        );
        List<StrikeStretch> stretches = [];
        foreach (var at in steps)
        {
            if (stretches is [.., { } last] && at - last.Last <= gap)
            {
                stretches[^1] = last with { Last = at };
            }
            else
            {
                stretches.Add(new StrikeStretch(node, at, at));
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
