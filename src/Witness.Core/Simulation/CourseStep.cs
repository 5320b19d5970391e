namespace Witness.Core.Simulation;

/// <summary>What one round did to a course.</summary>
/// <param name="Removed">The nodes that the policy removed.</param>
/// <param name="CalledOff">The nodes whose last removal turned out to have been called off before anything left DNS.</param>
public sealed record CourseStep(IReadOnlyList<string> Removed, IReadOnlyList<string> CalledOff)
{
    /// <summary>Nothing moved.</summary>
    public static CourseStep Quiet { get; } = new([], []);
}
