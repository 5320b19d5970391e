using Witness.Core;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Status;

/// <summary>
/// The witness's word on one node, for whoever sends users to it by other means than the zones that this witness changes:
/// load balancers, health checks, other name servers. Pure.
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="Serves">True where users may be sent to it.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record NodeVerdict(string Node, bool Serves, string Reason)
{
    /// <summary>
    /// A node serves unless it was taken out of rotation or, where this witness only observes, would have been. A failing
    /// node that is spared serves: the rules that keep it in DNS hold for others as well. Once rounds say nothing of the
    /// present, what is out stays out, for only a human puts it back; a node that would be out is believed to be only for as
    /// long as the strikes that say so lie within the window, since nobody will see it heal.
    /// </summary>
    /// <param name="standing">What is remembered of it.</param>
    /// <param name="policy">Whether this witness acts, and how many strikes take a node out, within which window.</param>
    /// <param name="isOldKnowledge">True where rounds say nothing of the present (<see cref="RoundTrouble"/>).</param>
    /// <param name="now">The present.</param>
    public static NodeVerdict Of(Standing standing, PolicySettings policy, bool isOldKnowledge, DateTimeOffset now)
    {
        var strikes = Phrase.Of(standing.Strikes.Length, "strike");
        return standing.Rotation switch
        {
            Rotation.Leaving or Rotation.Out => new(
                standing.Node,
                Serves: false,
                $"{Phrase.Of(standing.Rotation)}: {standing.Reason}"
            ),
            _ when Condemnation.Is(standing, policy.Mode) && isOldKnowledge && HasLapsed(standing, policy, now) => new(
                standing.Node,
                Serves: true,
                $"{Phrase.Of(standing.Rotation)}: it was to be out, by strikes that are too old by now, and no round has seen it since"
            ),
            _ when Condemnation.Is(standing, policy.Mode) => new(
                standing.Node,
                Serves: false,
                $"would be out, were this witness to act: {strikes}"
            ),
            _ => new(standing.Node, Serves: true, $"{Phrase.Of(standing.Rotation)}, {strikes}"),
        };
    }

    private static bool HasLapsed(Standing standing, PolicySettings policy, DateTimeOffset now) =>
        standing.Strikes.Count(at => at > now - policy.Within) < policy.Strikes;
}
