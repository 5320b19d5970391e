using Witness.Core.Ledger;

namespace Witness.Ledger.Outgoing;

/// <summary>A notice as it is told to the outside.</summary>
/// <param name="Number">Its number in this ledger, never given again: a notice that comes twice has the same.</param>
/// <param name="At">When it was written down, UTC.</param>
/// <param name="Round">The round in which it was; null outside rounds.</param>
/// <param name="Notice">What is told.</param>
public sealed record OutgoingNotice(long Number, DateTimeOffset At, long? Round, Notice Notice);
