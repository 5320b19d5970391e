using System.Net;
using Witness.Core.Checks;

namespace Witness.Core.Nodes;

/// <summary>A machine in rotation, as configured.</summary>
/// <param name="Name">Its name, unique in the fleet without regard to case.</param>
/// <param name="Addresses">Its addresses, at least one; none belongs to another node.</param>
/// <param name="Checks">Every check of every address; empty for a node that moves only by orders.</param>
public sealed record Node(string Name, IReadOnlyList<IPAddress> Addresses, IReadOnlyList<ICheck> Checks)
{
    /// <summary>How often its failed checks are asked again.</summary>
    public Retry Retry { get; init; } = Retry.Default;

    /// <summary>
    /// True where all its addresses are this machine's own, so that its answers say nothing of the witness's network.
    /// </summary>
    public bool IsThisMachine { get; init; }

    /// <summary>True where a check can give it a strike. A node without such a check is sound by definition.</summary>
    public bool IsJudged => Checks.Any(check => check.Role == CheckRole.Gate);

    /// <inheritdoc />
    public override string ToString() => Name;
}
