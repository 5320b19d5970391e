using Witness.Core.Orders;
using Witness.Core.Stonith;

namespace Witness.Core.Simulation;

/// <summary>What was done beside the rounds' own answers: by operators, by the policy of then, and by others' hands.</summary>
public sealed class RecordedDeeds
{
    private readonly ILookup<long, SaidVerdict> _verdicts;

    /// <summary>The deeds given.</summary>
    /// <param name="orders">The orders that were followed.</param>
    /// <param name="verdicts">The verdicts that moved a node.</param>
    public RecordedDeeds(IEnumerable<TakenOrder> orders, IEnumerable<SaidVerdict> verdicts)
    {
        Orders =
        [
            .. orders.OrderBy(taken => taken.Round).ThenBy(taken => !taken.IsWithin).ThenBy(taken => taken.Order.Id),
        ];
        _verdicts = verdicts.ToLookup(verdict => verdict.Round);
    }

    /// <summary>The orders that were followed, in the order in which they were taken up.</summary>
    public IReadOnlyList<TakenOrder> Orders { get; }

    /// <summary>The nodes that were fenced in a round.</summary>
    public IEnumerable<string> FencedIn(long round) =>
        _verdicts[round].Where(said => said.Kind == VerdictKind.Fence).Select(said => said.Node);

    /// <summary>The nodes that an order sent out within a round.</summary>
    public IEnumerable<string> SentOutIn(long round) =>
        Orders
            .Where(taken => taken.IsWithin && taken.Round == round && taken.Order.Kind == OrderKind.Remove)
            .Select(taken => taken.Order.Node)
            .OfType<string>();

    /// <summary>True where a node was put back, by an order or by others' hands, from a round on up to another.</summary>
    public bool WasPutBack(string node, long from, long to) =>
        Orders.Any(taken =>
            taken.Order.Kind == OrderKind.Readd
            && taken.Round >= from
            && taken.Round <= to
            && node.Equals(taken.Order.Node, StringComparison.OrdinalIgnoreCase)
        ) || PutBackIn(to).Contains(node, StringComparer.OrdinalIgnoreCase);

    /// <summary>The nodes of which a round found that somebody else had put their records back.</summary>
    public IEnumerable<string> PutBackIn(long round) =>
        _verdicts[round]
            .Where(said => said.Kind is VerdictKind.ReaddedOutside or VerdictKind.CameBack)
            .Select(said => said.Node);
}
