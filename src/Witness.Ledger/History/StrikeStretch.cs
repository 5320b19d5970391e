namespace Witness.Ledger.History;

/// <summary>A stretch of strikes of a node that followed closely upon each other.</summary>
/// <param name="Node">The node.</param>
/// <param name="First">When the first was, UTC.</param>
/// <param name="Last">When the last was, UTC.</param>
public sealed record StrikeStretch(string Node, DateTimeOffset First, DateTimeOffset Last);
