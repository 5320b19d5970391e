namespace Witness.Core.Simulation;

/// <summary>A node that a course removed for its strikes.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="At">The round's start, UTC.</param>
/// <param name="Node">The node.</param>
public sealed record Removal(long Round, DateTimeOffset At, string Node)
{
    /// <summary>
    /// Whether it passed in the first round, five minutes later or more, that says anything of it; null where there is none
    /// yet.
    /// </summary>
    public bool? WellLater { get; init; }
}
