using Witness.Core.Orders;

namespace Witness.Core.Simulation;

/// <summary>An order that was followed.</summary>
/// <param name="Round">The last round that had been decided when it was taken up; 0 before the first.</param>
/// <param name="Order">The order.</param>
public sealed record TakenOrder(long Round, Order Order);
