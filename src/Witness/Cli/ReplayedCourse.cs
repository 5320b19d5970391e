using Witness.Core.Simulation;

namespace Witness.Cli;

/// <summary>A course and what it came to.</summary>
/// <param name="Name">What it is called beside the others.</param>
/// <param name="Policy">Its policy; null for what was really done.</param>
/// <param name="Measurement">What it came to.</param>
internal sealed record ReplayedCourse(string Name, SimulatedPolicy? Policy, Measurement Measurement);
