using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// Rule 6, what others do at the registrar counts: a node that is out and has records in a zone again was put back by
/// somebody (it passes) or by something that wrote an old zone (it fails). Pure.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
internal sealed class ComebackRule(Fleet fleet, PolicySettings settings)
{
    /// <summary>So often within an hour a node's records are taken out again before they are left where they are.</summary>
    private const int MostPerHour = 3;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Judges a node that is out.</summary>
    /// <returns>True where its records are back, so that nothing else is to be said of it.</returns>
    public bool Judge(
        Deliberation thought,
        Standing standing,
        Func<Deliberation, Standing, IReadOnlyList<string>> floorRefusals
    )
    {
        var back = RecordsBack(thought, standing);
        if (back.Count == 0)
        {
            return false;
        }

        var outcome = fleet.Find(standing.Node)?.IsJudged == true ? standing.LastOutcome : CheckOutcome.Passed;
        if (outcome == CheckOutcome.Passed)
        {
            ReaddedOutside(thought, standing, back);
        }
        else if (outcome == CheckOutcome.Failed)
        {
            CameBack(thought, standing, back, floorRefusals);
        }

        return true;
    }

    private List<DnsRecord> RecordsBack(Deliberation thought, Standing standing) =>
        [
            .. fleet.Zones.SelectMany(zone =>
                thought.Readings.GetValueOrDefault(zone.Name) is { } reading && reading.At >= standing.Since
                    ? RotationNames.RecordsOf(standing, zone, reading.Zone, fleet, thought.Standings.Values)
                    : []
            ),
        ];

    private static void ReaddedOutside(Deliberation thought, Standing standing, List<DnsRecord> back)
    {
        var missing = standing.Owed.Where(owed => !back.Any(owed.Record.IsSameAs)).Select(owed => owed.Record).ToList();
        var text =
            $"somebody else has put {string.Join(", ", back)} back, and it passes"
            + (missing.Count == 0 ? "" : $"; still missing, and no longer kept here: {string.Join(", ", missing)}");
        thought.Say(new Verdict(standing.Node, VerdictKind.ReaddedOutside, Rule.Outside, text));
        thought.Tell(MoveNotices.ReaddedOutside(standing.Node, text) with { Added = back });
        thought.Set(standing.BackIn(thought.At, MoveCause.Outside, text));
    }

    private void CameBack(
        Deliberation thought,
        Standing standing,
        List<DnsRecord> back,
        Func<Deliberation, Standing, IReadOnlyList<string>> floorRefusals
    )
    {
        var records = string.Join(", ", back);
        var recent = standing.Comebacks.RemoveAll(at => at <= thought.At - Hour);
        if (WhyLeft(thought, standing, recent.Length, floorRefusals) is not { } left)
        {
            var text =
                $"{records} came back while it fails: removed again ({recent.Length + 1} of {MostPerHour} times within an hour)";
            thought.Say(new Verdict(standing.Node, VerdictKind.CameBack, Rule.Outside, text));
            thought.Tell(MoveNotices.CameBack(standing.Node, text) with { Added = back });
            thought.Set(
                standing.Moved(Rotation.Leaving, thought.At, MoveCause.Comeback, text) with
                {
                    Comebacks = recent.Add(thought.At),
                }
            );
            return;
        }

        var word = $"{VerdictKind.Spare} {left.Rule}";
        if (standing.Spared != word)
        {
            var text = $"{records} came back while it fails, and is left: {left.Reason}";
            thought.Say(new Verdict(standing.Node, VerdictKind.Spare, left.Rule, text));
            thought.Tell(MoveNotices.CameBack(standing.Node, text) with { Added = back });
            thought.Set(standing with { Spared = word });
        }
    }

    private (Rule Rule, string Reason)? WhyLeft(
        Deliberation thought,
        Standing standing,
        int recent,
        Func<Deliberation, Standing, IReadOnlyList<string>> floorRefusals
    )
    {
        if (standing.Held is { } held)
        {
            return (Rule.Held, $"held {held}");
        }

        if (thought.Freeze is { } freeze)
        {
            return (Rule.Frozen, $"frozen {freeze}");
        }

        if (settings.Mode == Mode.Observe)
        {
            return (Rule.Observe, "mode is observe");
        }

        if (recent >= MostPerHour)
        {
            return (Rule.Outside, $"removed {recent} times within the last hour already");
        }

        var refusals = floorRefusals(thought, standing);
        return refusals.Count == 0 ? null : (Rule.Floor, string.Join("; ", refusals));
    }
}
