using Witness.Core.Nodes;

namespace Witness.Core.Rounds;

/// <summary>A node in a roster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Checks">What is asked of it, in the order of the answers.</param>
/// <param name="IsThisMachine">As <see cref="Node.IsThisMachine"/>.</param>
public sealed record RosterNode(string Name, IReadOnlyList<RosterCheck> Checks, bool IsThisMachine);
