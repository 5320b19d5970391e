using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>What keeps a node that has strikes enough in DNS, because taking it out could make matters worse. Pure.</summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
internal sealed class SparingRules(Fleet fleet, PolicySettings settings)
{
    private readonly ZonePlanner _planner = new(fleet, settings);

    /// <summary>The first rule that spares a node, in the order in which they are told.</summary>
    /// <param name="thought">What is thought of all of them.</param>
    /// <param name="standing">The node.</param>
    /// <param name="fenced">How many were fenced in this round.</param>
    /// <returns>Its verdict; null where no rule does.</returns>
    public Verdict? Judge(Deliberation thought, Standing standing, int fenced) =>
        Condemnation.Is(standing, settings.Mode) && HandOf(thought, standing) is null
            ? null
            : Absence(thought, standing)
                ?? Accident(thought, standing)
                ?? HandOf(thought, standing)
                ?? Cap(thought, standing)
                ?? Floor(thought, standing)
                ?? PerRound(standing, fenced);

    private Verdict? Absence(Deliberation thought, Standing standing) =>
        new Publication(fleet, thought.Standings.Values, thought.Readings).IsAbsent(standing)
            ? Spare(standing, Rule.Absent, "no name in rotation publishes it, so there is nothing to remove")
            : null;

    /// <summary>A zone in which nothing may be changed keeps the node where it is; another one may still let it go.</summary>
    private Verdict? Accident(Deliberation thought, Standing standing)
    {
        var zones = fleet
            .Zones.Select(zone => thought.Readings.GetValueOrDefault(zone.Name))
            .OfType<ZoneReading>()
            .Where(reading => !_planner.Leave(reading.Zone, standing, [.. thought.Standings.Values]).Change.IsEmpty)
            .Select(reading => thought.Accidents.GetValueOrDefault(reading.Zone.Name))
            .ToList();
        return zones.Count > 0 && zones.TrueForAll(accident => accident is not null)
            ? Spare(standing, Rule.Accident, string.Join("; ", zones.Select(accident => accident!.Why)))
            : null;
    }

    private static Verdict? HandOf(Deliberation thought, Standing standing) =>
        standing.Held is { } held ? Spare(standing, Rule.Held, $"held {held} (witness release {standing.Node} ends it)")
        : thought.Freeze is { } freeze ? Spare(standing, Rule.Frozen, $"frozen {freeze} (witness thaw ends it)")
        : null;

    private Verdict? Cap(Deliberation thought, Standing standing)
    {
        var away = fleet
            .Nodes.Select(node => thought.Of(node.Name))
            .Where(other => other.Rotation != Rotation.In || Condemnation.Is(other, settings.Mode))
            .Select(other => other.Node)
            .ToList();
        return away.Count < settings.MaxRemoved
            ? null
            : Spare(
                standing,
                Rule.Cap,
                $"{Phrase.Of(away.Count, "node is", "nodes are")} out of rotation already{ListOf(away)}, and at most {settings.MaxRemoved} may be (policy.maxRemoved)"
            );
    }

    private Verdict? Floor(Deliberation thought, Standing standing)
    {
        var refusals = FloorRefusals(thought, standing);
        return refusals.Count == 0 ? null : Spare(standing, Rule.Floor, string.Join("; ", refusals));
    }

    private Verdict? PerRound(Standing standing, int fenced) =>
        fenced < settings.MaxPerRound
            ? null
            : Spare(
                standing,
                Rule.PerRound,
                $"{Phrase.Of(fenced, "node")} fenced in this round already, and at most {settings.MaxPerRound} may be (policy.maxPerRound)"
            );

    /// <summary>Which names would be left with too few sound nodes without this one, in words; none where that may be.</summary>
    public List<string> FloorRefusals(Deliberation thought, Standing standing) =>
        fleet.Zones.Count == 0
            ? [.. Condemnation.RefusalsWithoutZones(fleet, settings, thought, standing)]
            : [.. PlansOf(thought, standing).SelectMany(plan => plan.Refusals)];

    /// <summary>The records by which the zones publish a node.</summary>
    public List<DnsRecord> PublishedBy(Deliberation thought, Standing standing) =>
        [.. PlansOf(thought, standing).SelectMany(plan => plan.Change.Removed)];

    private IEnumerable<ZonePlan> PlansOf(Deliberation thought, Standing standing) =>
        fleet
            .Zones.Select(zone => thought.Readings.GetValueOrDefault(zone.Name))
            .OfType<ZoneReading>()
            .Select(reading => _planner.Leave(reading.Zone, standing, Condemnation.Judged(thought, settings)));

    private static Verdict Spare(Standing standing, Rule rule, string reason) =>
        new(standing.Node, VerdictKind.Spare, rule, reason);

    private static string ListOf(List<string> names) => names.Count == 0 ? "" : $" ({Phrase.List(names)})";
}
