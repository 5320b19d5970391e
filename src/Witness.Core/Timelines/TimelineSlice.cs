namespace Witness.Core.Timelines;

/// <summary>
/// A slice of a node's time. One in which no round began, and which the round before it still speaks for, is as that round
/// was; so the counts of slices shorter than the interval add up to more than there were rounds.
/// </summary>
/// <param name="At">Its start, UTC.</param>
/// <param name="State">What it is shown as.</param>
/// <param name="Latency">
/// The median, of the slower two where there is none in the middle, of how long its rounds waited for the slowest address
/// that passed; null where none passed.
/// </param>
/// <param name="Failed">In how many of its rounds the node failed, wherever it stood.</param>
/// <param name="Rounds">In how many the node failed or passed; void rounds and unknown answers do not count.</param>
public sealed record TimelineSlice(DateTimeOffset At, TimelineState State, TimeSpan? Latency, int Failed, int Rounds);
