using Witness.Core.Stonith;

namespace Witness.Core.Simulation;

/// <summary>A verdict that was said in a round and has moved a node.</summary>
/// <param name="Round">The round.</param>
/// <param name="Node">The node.</param>
/// <param name="Kind">What was said.</param>
public sealed record SaidVerdict(long Round, string Node, VerdictKind Kind);
