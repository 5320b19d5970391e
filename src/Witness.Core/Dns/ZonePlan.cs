namespace Witness.Core.Dns;

/// <summary>What is to be done to a zone, and what forbids it.</summary>
/// <param name="Change">The change; empty where nothing is left to be done.</param>
/// <param name="Refusals">Why it must not be made; empty where it may be.</param>
/// <param name="Remarks">What an operator should know of it, such as a TTL that follows the set's.</param>
public sealed record ZonePlan(ZoneChange Change, IReadOnlyList<string> Refusals, IReadOnlyList<string> Remarks);
