using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// The floor and the cap of a fleet of which no zone is configured: it only observes, and its verdicts are for others, such
/// as load balancers. All nodes count as published under one name. Pure.
/// </summary>
public static class WithoutZones
{
    private static readonly string WouldFence = StonithPolicy.WordOf(VerdictKind.WouldFence, Rule.Observe);

    /// <summary>True where the last word on a node was that it would be fenced, were this witness to act.</summary>
    public static bool IsCondemned(Standing standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing.Spared == WouldFence;
    }

    /// <summary>
    /// True where a node of such a fleet is out as far as others have been told: until its strikes have gone, as a fenced
    /// node stays out, whatever the others do meanwhile.
    /// </summary>
    internal static bool IsOut(Fleet fleet, Standing standing) => fleet.Zones.Count == 0 && IsCondemned(standing);

    /// <summary>Why others must not be told that a node is dead.</summary>
    internal static IEnumerable<string> Refusals(
        Fleet fleet,
        PolicySettings settings,
        Deliberation thought,
        Standing candidate
    )
    {
        var sound = fleet.Nodes.Count(node =>
            thought.Of(node.Name) is var other
            && other.Node != candidate.Node
            && ZonePlanner.IsSound(node, other)
            && !IsCondemned(other)
        );
        return sound >= settings.KeepAtLeast
            ? []
            :
            [
                $"the fleet would keep {Phrase.Of(sound, "sound node")}, and {settings.KeepAtLeast} must stay (policy.keepAtLeast)",
            ];
    }
}
