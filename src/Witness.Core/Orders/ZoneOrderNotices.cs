using Witness.Core.Ledger;

namespace Witness.Core.Orders;

/// <summary>What the humans are told of orders about whole zones: what came of them, and what to type next. Pure.</summary>
internal static class ZoneOrderNotices
{
    /// <summary>It was carried out.</summary>
    public static Notice Done(Order order, string answer) => Told(order, $"is done: {answer}", command: null);

    /// <summary>It was refused, or failed.</summary>
    public static Notice NotDone(Order order, string why) =>
        Told(order, $"was not done: {why}; once that is mended: ", CommandOf(order));

    /// <summary>It was not done in time.</summary>
    public static Notice Lapsed(Order order, string why) =>
        Told(order, $"has lapsed: {why}; once that is mended: ", CommandOf(order));

    private static Notice Told(Order order, string words, string? command) =>
        new(NoticeKind.Zone, Node: null, $"{order}, order {order.Id} by {order.By}, {words}{command}")
        {
            Zone = order.Zone,
            Command = command,
        };

    private static string CommandOf(Order order) =>
        order.Kind == OrderKind.Restore ? $"witness zone restore {order.Snapshot}" : $"witness rehearse {order.Zone}";
}
