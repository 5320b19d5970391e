namespace Witness.Core.Simulation;

/// <summary>What a course came to.</summary>
/// <param name="Removals">The removals, oldest first, those of one round by name.</param>
/// <param name="DeadServed">
/// How long nodes that fail, by the record, were in rotation: from the round that saw it to the next. At the registrar:
/// caches hold their records for as long again as the TTL.
/// </param>
public sealed record Measurement(IReadOnlyList<Removal> Removals, TimeSpan DeadServed)
{
    /// <summary>The returns of the nodes removed, oldest first.</summary>
    public IReadOnlyList<Return> Returns { get; init; } = [];
}
