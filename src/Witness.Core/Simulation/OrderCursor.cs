using Witness.Core.Orders;

namespace Witness.Core.Simulation;

/// <summary>Goes through the recorded orders once, round by round, and gives each as it was given.</summary>
/// <param name="orders">The orders, in the order in which they were taken up.</param>
internal sealed class OrderCursor(IReadOnlyList<TakenOrder> orders)
{
    private int _next;

    /// <summary>The orders that were taken up before a round, and have not been given yet.</summary>
    public IEnumerable<Order> Before(long round) => While(taken => taken.Round < round);

    /// <summary>The orders that the round itself took up.</summary>
    public IEnumerable<Order> Within(long round) => While(taken => taken.IsWithin && taken.Round == round);

    private IEnumerable<Order> While(Predicate<TakenOrder> isWanted)
    {
        while (_next < orders.Count && isWanted(orders[_next]))
        {
            yield return orders[_next++].Order with
            {
                State = OrderState.Open,
                Answer = null,
            };
        }
    }
}
