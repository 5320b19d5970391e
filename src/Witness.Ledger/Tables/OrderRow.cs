using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>An order as its table holds it.</summary>
internal sealed record OrderRow
{
    public long Id { get; init; }

    public string Kind { get; init; } = "";

    public string? Node { get; init; }

    public string? Zone { get; init; }

    public long? Snapshot { get; init; }

    public string? Shown { get; init; }

    public long Given { get; init; }

    public string GivenBy { get; init; } = "";

    public bool Force { get; init; }

    public long? Until { get; init; }

    public string? Reason { get; init; }

    public string State { get; init; } = "";

    public string? Answer { get; init; }

    public long? Answered { get; init; }

    public Order ToOrder() =>
        new(Id, Enum.Parse<OrderKind>(Kind), Node, Instant.Of(Given), GivenBy)
        {
            Zone = Zone is null ? null : DomainName.Parse(Zone),
            Snapshot = Snapshot,
            Shown = Shown,
            Force = Force,
            Until = Instant.Of(Until),
            Reason = Reason,
            State = Enum.Parse<OrderState>(State),
            Answer = Answer,
        };

    /// <summary>As in the history: <c>readd chitoge by hana@desk (disk replaced): done, 2 records are back</c>.</summary>
    public HistoryEvent ToEvent()
    {
        var order = ToOrder();
        var reason = Reason is null ? "" : $" ({Reason})";
        var answer = Answer is null ? "" : $", {Answer}";
        return new HistoryEvent(
            order.Given,
            HistoryKinds.Order,
            $"{order} by {order.By}{reason}: {State.ToLowerInvariant()}{answer}"
        )
        {
            Node = Node,
            Order = order,
            Answered = Instant.Of(Answered),
        };
    }
}
