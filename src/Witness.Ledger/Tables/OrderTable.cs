using Witness.Core.Orders;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>The operators' orders.</summary>
internal static class OrderTable
{
    /// <summary>What <see cref="OrderRow"/> reads.</summary>
    internal const string Columns =
        "id, kind, node, zone, snapshot, shown, given, given_by, force, until, reason, state, answer, answered";

    private static readonly HistoryQuery Orders = new(Columns, "orders") { At = "given" };

    /// <summary>Adds an order.</summary>
    /// <returns>Its number.</returns>
    public static long Give(LedgerTransaction ledger, Order order) =>
        ledger.Number(
            """
            INSERT INTO orders (kind, node, zone, snapshot, shown, given, given_by, force, until, reason, state, answer)
            VALUES (@Kind, @Node, @Zone, @Snapshot, @Shown, @Given, @By, @Force, @Until, @Reason, @State, @Answer)
            RETURNING id
            """,
            ("Kind", order.Kind.ToString()),
            ("Node", order.Node),
            ("Zone", order.Zone?.Text),
            ("Snapshot", order.Snapshot),
            ("Shown", order.Shown),
            ("Given", order.Given.Kept()),
            ("By", order.By),
            ("Force", order.Force),
            ("Until", order.Until.Kept()),
            ("Reason", order.Reason),
            ("State", order.State.ToString()),
            ("Answer", order.Answer)
        );

    /// <summary>Writes down how far orders have come.</summary>
    /// <param name="ledger">Where they are kept.</param>
    /// <param name="orders">The orders.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="round">The round that is written down with them; null between rounds.</param>
    /// <exception cref="InvalidOperationException">An order is not in the ledger.</exception>
    public static void Answer(LedgerTransaction ledger, IEnumerable<Order> orders, DateTimeOffset at, long? round)
    {
        foreach (var order in orders)
        {
            var changed = ledger.Execute(
                """
                UPDATE orders SET state = @State, answer = @Answer, answered = @At,
                    taken_within = iif(state = 'Open' AND @IsFollowed, @Round, taken_within),
                    taken_after = iif(
                        state = 'Open' AND @IsFollowed AND @Round IS NULL,
                        (SELECT coalesce(max(number), 0) FROM rounds),
                        taken_after
                    )
                WHERE id = @Id
                """,
                ("Id", order.Id),
                ("State", order.State.ToString()),
                ("Answer", order.Answer),
                ("At", at.Kept()),
                ("Round", round),
                ("IsFollowed", order.State is OrderState.Taken or OrderState.Done or OrderState.Superseded)
            );
            if (changed == 0)
            {
                throw new InvalidOperationException($"order {order.Id} ({order}) is not in the ledger");
            }
        }
    }

    /// <summary>The orders that are open or taken, in the order in which they were given.</summary>
    public static IReadOnlyList<Order> Pending(LedgerTransaction ledger) =>
        ledger.Query($"SELECT {Columns} FROM orders WHERE state IN ('Open', 'Taken') ORDER BY id", OrderRow.ToOrder);

    /// <summary>True where an order waits to be taken up.</summary>
    public static bool HasOpen(LedgerTransaction ledger) =>
        ledger.Number("SELECT EXISTS (SELECT 1 FROM orders WHERE state = 'Open')") == 1;

    /// <summary>One order, or null.</summary>
    public static Order? Find(LedgerTransaction ledger, long id) =>
        ledger.First($"SELECT {Columns} FROM orders WHERE id = @id", OrderRow.ToOrder, ("id", id));

    /// <summary>The orders, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Order) ? Orders.Ask(ledger, filter, OrderRow.ToEvent) : [];
}
