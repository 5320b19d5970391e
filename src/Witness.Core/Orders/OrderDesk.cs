using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Orders;

/// <summary>Takes up the open orders of a deliberation: lapses, refuses or follows each. Pure.</summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
public sealed class OrderDesk(Fleet fleet, PolicySettings settings)
{
    private readonly OrderRules _rules = new(fleet, settings);

    /// <summary>Takes up every open order, in the order in which they were given.</summary>
    public void TakeUp(Deliberation thought)
    {
        ArgumentNullException.ThrowIfNull(thought);
        foreach (var order in thought.PendingOrders.Where(order => order.State == OrderState.Open))
        {
            TakeUp(thought, order);
        }

        foreach (var order in thought.PendingOrders.Where(order => order.IsZoneWork && IsTooOld(order, thought.At)))
        {
            var last = order.Answer is null ? "" : $", at last: {order.Answer}";
            var lapsed = $"not done within {Phrase.Of(Order.Lifetime)}{last}; give it again";
            thought.Answer(order, OrderState.Lapsed, lapsed);
            thought.Tell(ZoneOrderNotices.Lapsed(order, lapsed));
        }
    }

    private static bool IsTooOld(Order order, DateTimeOffset at) => at - order.Given > Order.Lifetime;

    private void TakeUp(Deliberation thought, Order order)
    {
        var standing = thought.Of(order.Node ?? "");
        if (IsTooOld(order, thought.At))
        {
            thought.Answer(order, OrderState.Lapsed, $"not taken up within {Phrase.Of(Order.Lifetime)}: give it again");
        }
        else if (
            (
                _rules.WhyRefused(order, standing, thought.Freeze)
                ?? OrderRules.WhyNotAccepted(order, thought.Accidents)
            ) is
            { } refusal
        )
        {
            thought.Answer(order, OrderState.Refused, refusal);
        }
        else
        {
            Follow(thought, order, standing);
        }
    }

    private static void Follow(Deliberation thought, Order order, Standing standing)
    {
        switch (order.Kind)
        {
            case OrderKind.Readd:
                Move(thought, order, standing, Rotation.Returning);
                break;
            case OrderKind.Remove:
                Move(thought, order, standing, Rotation.Leaving);
                break;
            case OrderKind.Hold:
                thought.Set(standing with { Held = HoldOf(order), Spared = null });
                thought.Answer(
                    order,
                    OrderState.Done,
                    $"{standing.Node} is held: strikes are counted, and it is not fenced"
                );
                break;
            case OrderKind.Release:
                thought.Set(standing with { Held = null, Spared = null });
                thought.Answer(order, OrderState.Done, $"{standing.Node} is released");
                break;
            case OrderKind.Freeze:
                thought.SetFreeze(HoldOf(order));
                thought.Answer(order, OrderState.Done, "frozen: this witness changes no DNS until it is thawed");
                break;
            case OrderKind.Thaw:
                thought.SetFreeze(null);
                thought.Answer(order, OrderState.Done, "thawed: this witness changes DNS again");
                break;
            case OrderKind.Accept when order.Zone is { } zone:
                thought.Answer(
                    order,
                    OrderState.Done,
                    $"zone {zone} is taken as good as it is: changes are made in it again"
                );
                thought.Accept(zone);
                break;
            case OrderKind.Restore or OrderKind.Rehearse:
                Overtake(thought, order, thought.ZoneWorkOf(order.Zone).FirstOrDefault(other => other.Id < order.Id));
                thought.Answer(order, OrderState.Taken, answer: null);
                break;
            default:
                Forget(thought, order, standing);
                break;
        }
    }

    private static void Move(Deliberation thought, Order order, Standing standing, Rotation to)
    {
        Overtake(thought, order, thought.Order(standing.OrderId));
        var reason = $"order {order.Id} by {order.By}{(order.Reason is null ? "" : $": {order.Reason}")}";
        thought.Set(
            standing.Moved(to, thought.At, MoveCause.Order, reason) with
            {
                OrderId = order.Id,
                Forced = order.Force,
            }
        );
        thought.Answer(order, OrderState.Taken, answer: null);
    }

    /// <summary>The last explicit order wins: one that still waits for the same node or zone is overtaken.</summary>
    private static void Overtake(Deliberation thought, Order order, Order? other)
    {
        if (other is { IsPending: true } earlier)
        {
            thought.Answer(earlier, OrderState.Superseded, $"overtaken by order {order.Id}, {order}");
        }
    }

    private static void Forget(Deliberation thought, Order order, Standing standing)
    {
        Overtake(thought, order, thought.Order(standing.OrderId));
        var owed =
            standing.Owed.Length == 0
                ? "nothing was owed to it"
                : $"these records were owed to it and are let go: {string.Join(", ", standing.Owed.Select(one => one.Record))}";
        thought.Forget(standing.Node);
        thought.Answer(order, OrderState.Done, $"{standing.Node} is forgotten; {owed}");
    }

    private static Hold HoldOf(Order order) => new(order.Given, order.Until, order.Reason, order.By);
}
