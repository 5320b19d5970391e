using Witness.Core.Stonith;

namespace Witness.Core.Simulation;

/// <summary>A policy to replay the record against.</summary>
/// <param name="Settings">Its numbers. Its mode is taken as <see cref="Mode.Act"/>.</param>
/// <param name="Retry">
/// How often a failed check is asked again; null as it was recorded. Never more often than was recorded: nobody knows what a
/// try that was not made would have said.
/// </param>
public sealed record SimulatedPolicy(PolicySettings Settings, int? Retry);
