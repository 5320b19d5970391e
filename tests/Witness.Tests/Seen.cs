using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Tests;

/// <summary>
/// Rounds of a site up to now, one a minute, as text: a string a node in the order of <see cref="Site.Names"/>, a sign a
/// minute. <c>.</c> passed, <c>x</c> failed, <c>?</c> unknown, <c>h</c> held and passed, <c>l</c> Leaving and failed,
/// <c>o</c> Out and passed, <c>O</c> Out and failed, <c>r</c> Returning and passed; <c>v</c> makes the round void, and
/// <c>_</c> leaves it out.
/// </summary>
internal static class Seen
{
    private static readonly Roster Roster = new([
        .. Site.Names.Select(name => new RosterNode(
            name,
            [new RosterCheck("tcp", Site.AddressOf(name), CheckRole.Gate)],
            IsThisMachine: false
        )),
    ]);

    /// <summary>Writes them down.</summary>
    public static async Task RecordAsync(this Site site, params string[] nodes)
    {
        for (var minute = 0; minute < nodes[0].Length; minute++)
        {
            var signs = nodes.Select(node => node[minute]).ToArray();
            if (signs.Contains('_'))
            {
                continue;
            }

            var at = Site.Now.AddMinutes(minute - nodes[0].Length);
            await site.CommitAsync(
                new LedgerEntry(at)
                {
                    Round = Site.Round(minute + 1, at, signs.Contains('v') ? "offline" : null),
                    Sight = SightOf(signs, minute),
                }
            );
        }
    }

    private static RoundSight SightOf(char[] signs, int minute) =>
        RoundSight.Of(
            Roster,
            signs.Contains('v') ? [] : [.. signs.Select((sign, node) => ObservationOf(Site.Names[node], sign, minute))],
            node => StandingOf(node, signs[Array.IndexOf(Site.Names, node)])
        );

    /// <summary>A pass takes 10 ms, and in every fourth minute 40.</summary>
    private static Observation ObservationOf(string node, char sign, int minute)
    {
        var outcome = sign switch
        {
            'x' or 'l' or 'O' => CheckOutcome.Failed,
            '?' => CheckOutcome.Unknown,
            _ => CheckOutcome.Passed,
        };
        var seen = Site.Observation(node, outcome);
        var took = TimeSpan.FromMilliseconds(minute % 4 == 3 ? 40 : 10);
        return new Observation(seen.Node, [seen.Results[0] with { Took = took }]);
    }

    private static Standing StandingOf(string node, char sign) =>
        new(node)
        {
            Rotation = sign switch
            {
                'l' => Rotation.Leaving,
                'o' or 'O' => Rotation.Out,
                'r' => Rotation.Returning,
                _ => Rotation.In,
            },
            Held = sign == 'h' ? new Hold(Site.Now, Until: null, Reason: null, "hana@desk") : null,
        };
}
