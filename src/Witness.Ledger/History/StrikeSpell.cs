namespace Witness.Ledger.History;

/// <summary>The strikes of a node within a time, counted, without their evidence.</summary>
/// <param name="Node">The node.</param>
/// <param name="First">When the first was, UTC.</param>
/// <param name="Last">When the last was, UTC.</param>
/// <param name="Count">How many there were, at least one.</param>
public sealed record StrikeSpell(string Node, DateTimeOffset First, DateTimeOffset Last, int Count);
