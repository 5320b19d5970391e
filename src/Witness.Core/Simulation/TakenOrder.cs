using Witness.Core.Orders;

namespace Witness.Core.Simulation;

/// <summary>An order that was followed.</summary>
/// <param name="Round">
/// The last round that had been decided when it was taken up, 0 before the first; or the round that took it up itself.
/// </param>
/// <param name="Order">The order.</param>
/// <param name="IsWithin">True where the round took it up itself, after it had counted and before it judged.</param>
public sealed record TakenOrder(long Round, Order Order, bool IsWithin = false);
