using Witness.Core.Ledger;

namespace Witness.Core.Rounds;

/// <summary>A round as the ledger keeps it.</summary>
/// <param name="Mark">Its number, its instant, and whether it is void.</param>
/// <param name="Sight">What it saw; with <see cref="Roster.Empty"/> where nothing is kept of that.</param>
public sealed record RecordedRound(RoundMark Mark, RoundSight Sight);
