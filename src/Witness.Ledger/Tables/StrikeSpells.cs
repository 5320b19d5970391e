using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>
/// The strikes by their instants alone, out of the index: a node may have had a hundred thousand of them, and the evidence
/// of each is a page.
/// </summary>
internal static class StrikeSpells
{
    /// <summary>The spells, by node and oldest first.</summary>
    /// <param name="ledger">Where they are kept.</param>
    /// <param name="node">Only this node's, without regard to case; null for all.</param>
    /// <param name="gap">Strikes that are further apart belong to two spells.</param>
    public static IReadOnlyList<StrikeSpell> Read(LedgerTransaction ledger, string? node, TimeSpan gap)
    {
        var ends = ledger.Query(
            $"""
            SELECT node, at, place, earlier IS NULL OR at - earlier > @gap AS begins FROM (
                SELECT node, at, row_number() OVER turn AS place, lag(at) OVER turn AS earlier, lead(at) OVER turn AS later
                FROM strikes {(node is null ? "" : "WHERE node = @node")} WINDOW turn AS (PARTITION BY node ORDER BY at)
            ) WHERE earlier IS NULL OR later IS NULL OR at - earlier > @gap OR later - at > @gap
            ORDER BY node, place
            """,
            row => new SpellEnd(row.Text("node"), row.At("at"), row.Number("place"), row.Flag("begins")),
            ("node", node),
            ("gap", (long)gap.TotalMilliseconds)
        );
        return [.. Joined(ends)];
    }

    /// <summary>A node's strikes within a time as one spell; null where there was none.</summary>
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

    /// <summary>A spell of one strike has its two ends in one row.</summary>
    private static IEnumerable<StrikeSpell> Joined(IReadOnlyList<SpellEnd> ends)
    {
        for (var begin = 0; begin < ends.Count; begin++)
        {
            var first = ends[begin];
            var isAlone = begin + 1 == ends.Count || ends[begin + 1].Begins;
            var last = isAlone ? first : ends[++begin];
            yield return new StrikeSpell(first.Node, first.At, last.At, (int)(last.Place - first.Place) + 1);
        }
    }

    private sealed record SpellEnd(string Node, DateTimeOffset At, long Place, bool Begins);
}
