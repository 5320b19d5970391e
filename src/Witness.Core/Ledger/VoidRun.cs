namespace Witness.Core.Ledger;

/// <summary>The void rounds running up to the last one.</summary>
/// <param name="Rounds">How many, at least 1.</param>
/// <param name="Since">When the first of them began, UTC.</param>
public sealed record VoidRun(int Rounds, DateTimeOffset Since);
