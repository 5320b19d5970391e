namespace Witness.Core.Ledger;

/// <summary>One round in the ledger.</summary>
/// <param name="Number">Rounds are numbered from 1, without regard to the clock.</param>
/// <param name="At">Its start, UTC.</param>
/// <param name="Void">Why it testifies to nothing; null where it does.</param>
/// <param name="Nodes">How many nodes were asked.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Took">From the start to the close; to the commit, while it is not closed.</param>
public sealed record RoundMark(long Number, DateTimeOffset At, string? Void, int Nodes, int Failed, TimeSpan Took);
