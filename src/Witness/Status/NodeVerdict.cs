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
    /// node that is spared serves: the rules that keep it in DNS hold for others as well.
    /// </summary>
    /// <param name="standing">What is remembered of it.</param>
    /// <param name="mode">Whether this witness acts.</param>
    public static NodeVerdict Of(Standing standing, Mode mode)
    {
        var strikes = Phrase.Of(standing.Strikes.Length, "strike");
        return standing.Rotation switch
        {
            Rotation.Leaving or Rotation.Out => new(
                standing.Node,
                Serves: false,
                $"{Word(standing)}: {standing.Reason}"
            ),
            _ when Condemnation.Is(standing, mode) => new(
                standing.Node,
                Serves: false,
                $"would be out, were this witness to act: {strikes}"
            ),
            _ => new(standing.Node, Serves: true, $"{Word(standing)}, {strikes}"),
        };
    }

    private static string Word(Standing standing) => standing.Rotation.ToString().ToLowerInvariant();
}
