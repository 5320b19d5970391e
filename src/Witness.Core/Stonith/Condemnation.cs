using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// What a witness that only observes would have done: a node that it would have fenced is condemned, until its strikes have
/// gone. It counts as out for the cap and the floor, and others, such as load balancers, may go by it. Pure.
/// </summary>
public static class Condemnation
{
    private static readonly string WouldFence = StonithPolicy.WordOf(VerdictKind.WouldFence, Rule.Observe);

    /// <summary>True where the last word on a node was that it would be fenced, and this witness still only observes.</summary>
    public static bool Is(Standing standing, Mode mode)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return mode == Mode.Observe && standing.Spared == WouldFence;
    }

    /// <summary>The standings as the floor is judged on them: a condemned node keeps no name alive.</summary>
    internal static IReadOnlyCollection<Standing> Judged(Deliberation thought, PolicySettings settings) =>
        [
            .. thought.Standings.Values.Select(standing =>
                Is(standing, settings.Mode) ? standing with { LastOutcome = CheckOutcome.Failed } : standing
            ),
        ];

    /// <summary>
    /// The floor of a fleet of which no zone is configured, whose verdicts are for others alone: all nodes count as published
    /// under one name.
    /// </summary>
    internal static IEnumerable<string> RefusalsWithoutZones(
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
            && !Is(other, settings.Mode)
        );
        return sound >= settings.KeepAtLeast
            ? []
            :
            [
                $"the fleet would keep {Phrase.Of(sound, "sound node")}, and {settings.KeepAtLeast} must stay (policy.keepAtLeast)",
            ];
    }
}
