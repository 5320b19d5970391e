using Witness.Core.Orders;
using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>
/// Leaves out what only repeats something: a notice that says again what a verdict, an order or a change has just said, and
/// an order's list of the records that stand in its changes. Pure.
/// </summary>
internal static class EventEchoes
{
    /// <summary>The events without their echoes.</summary>
    /// <param name="events">The events, oldest first.</param>
    public static IReadOnlyList<HistoryEvent> Without(IEnumerable<HistoryEvent> events)
    {
        var all = events.ToList();
        var changed = OrdersWithChanges(all);
        List<HistoryEvent> kept = [];
        var said = new Dictionary<(string? Node, string Kind), string>();
        foreach (var one in all)
        {
            if (one.Kind != HistoryKinds.Notice && ReasonOf(one) is { Length: > 0 } reason)
            {
                said[(one.Node, one.Kind)] = reason;
            }

            if (!IsEcho(one, said))
            {
                kept.Add(one.Order is { } order && changed.Contains(order.Id) ? WithoutRecords(one, order) : one);
            }
        }

        return kept;
    }

    private static HashSet<long> OrdersWithChanges(List<HistoryEvent> all)
    {
        var orders = new HashSet<long>();
        foreach (var one in all)
        {
            if (one.Change?.OrderId is { } order)
            {
                orders.Add(order);
            }
        }

        return orders;
    }

    private static HistoryEvent WithoutRecords(HistoryEvent one, Order order) =>
        order is { State: OrderState.Done, Answer: { } answer }
            ? one with
            {
                Detail = one.Detail.Replace($", {answer}", "", StringComparison.Ordinal),
            }
            : one;

    private static bool IsEcho(HistoryEvent one, Dictionary<(string? Node, string Kind), string> said) =>
        one.Kind == HistoryKinds.Notice
        && said.Any(word =>
            word.Key.Node == one.Node && one.Detail.Contains(word.Value, StringComparison.OrdinalIgnoreCase)
        );

    private static string? ReasonOf(HistoryEvent one) => one.Verdict?.Reason ?? one.Change?.Reason ?? one.Order?.Answer;
}
