namespace Witness.Core.Simulation;

/// <summary>A node that a course had removed for its strikes, and that is in rotation again.</summary>
/// <param name="Round">The first round after which it is.</param>
/// <param name="At">That round's start, UTC.</param>
/// <param name="Node">The node.</param>
public sealed record Return(long Round, DateTimeOffset At, string Node);
