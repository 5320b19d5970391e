namespace Witness.Core.Ledger;

/// <summary>What became of an intended change.</summary>
/// <param name="Id">The number that <see cref="ILedger.IntendAsync"/> gave it.</param>
/// <param name="Outcome">Accepted or failed.</param>
/// <param name="At">When that was known, UTC.</param>
/// <param name="Detail">In words: what differs from the plan, or why it failed; null where there is nothing to say.</param>
public sealed record ChangeResult(long Id, ChangeOutcome Outcome, DateTimeOffset At, string? Detail);
