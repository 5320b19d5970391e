using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>What a row of the orders means.</summary>
internal static class OrderRow
{
    public static Order ToOrder(LedgerRow row) =>
        new(
            row.Number("id"),
            Enum.Parse<OrderKind>(row.Text("kind")),
            row.TextOrNull("node"),
            row.At("given"),
            row.Text("given_by")
        )
        {
            Zone = row.TextOrNull("zone") is { } zone ? DomainName.Parse(zone) : null,
            Snapshot = row.NumberOrNull("snapshot"),
            Shown = row.TextOrNull("shown"),
            Force = row.Flag("force"),
            Until = row.AtOrNull("until"),
            Reason = row.TextOrNull("reason"),
            State = Enum.Parse<OrderState>(row.Text("state")),
            Answer = row.TextOrNull("answer"),
        };

    /// <summary>As in the history: <c>readd chitoge by hana@desk (disk replaced): done, 2 records are back</c>.</summary>
    public static HistoryEvent ToEvent(LedgerRow row)
    {
        var order = ToOrder(row);
        var reason = order.Reason is null ? "" : $" ({order.Reason})";
        var answer = order.Answer is null ? "" : $", {order.Answer}";
        return new HistoryEvent(
            order.Given,
            HistoryKinds.Order,
            $"{order} by {order.By}{reason}: {Phrase.Of(order.State)}{answer}"
        )
        {
            Id = order.Id,
            Node = order.Node,
            Order = order,
            Answered = row.AtOrNull("answered"),
        };
    }
}
