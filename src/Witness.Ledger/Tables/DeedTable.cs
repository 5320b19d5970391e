using Witness.Core.Simulation;
using Witness.Core.Stonith;

namespace Witness.Ledger.Tables;

/// <summary>What operators, the policy and others' hands did to nodes, and after which round: for simulations.</summary>
internal static class DeedTable
{
    /// <summary>Everything that is kept of it.</summary>
    public static RecordedDeeds Read(LedgerTransaction ledger) => new(Orders(ledger), Verdicts(ledger));

    /// <summary>
    /// An order that was followed is a deed whatever became of it: while its node was leaving it counted, though a plan was
    /// refused in the end or another order overtook it. Of orders that an older witness took up it is not known in which round. Where one has changed a zone, the change knows
    /// it; for the others the clock tells.
    /// </summary>
    private static IReadOnlyList<TakenOrder> Orders(LedgerTransaction ledger) =>
        ledger.Query(
            $"""
            SELECT {OrderTable.Columns}, taken_within IS NOT NULL AS is_within, coalesce(
                taken_within,
                taken_after,
                (SELECT min(round) FROM changes WHERE order_id = orders.id),
                (SELECT number FROM rounds WHERE at <= orders.given ORDER BY at DESC LIMIT 1),
                0) AS round
            FROM orders
            WHERE kind IN ('Readd', 'Remove', 'Freeze', 'Thaw')
                AND (state IN ('Done', 'Taken') OR coalesce(taken_within, taken_after) IS NOT NULL)
            """,
            row => new TakenOrder(row.Number("round"), OrderRow.ToOrder(row), row.Flag("is_within"))
        );

    private static IReadOnlyList<SaidVerdict> Verdicts(LedgerTransaction ledger) =>
        ledger.Query(
            """
            SELECT round, node, kind FROM verdicts
            WHERE kind IN ('Fence', 'CameBack', 'ReaddedOutside') AND round IS NOT NULL
            """,
            row => new SaidVerdict(row.Number("round"), row.Text("node"), Enum.Parse<VerdictKind>(row.Text("kind")))
        );
}
