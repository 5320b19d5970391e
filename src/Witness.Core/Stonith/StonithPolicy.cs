using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// Step 5 of a round: from standings to verdicts with reasons. Shoot the other node in the head, but only when that cannot
/// make matters worse. Pure.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
public sealed class StonithPolicy(Fleet fleet, PolicySettings settings)
{
    private readonly ZonePlanner _planner = new(fleet, settings);
    private readonly ComebackRule _comebacks = new(fleet, settings);

    /// <summary>
    /// Judges a round that sees. Verdicts that repeat the last round's word are not said again; a fenced node becomes
    /// Leaving, with its reason.
    /// </summary>
    /// <param name="thought">Standings as counted, the orders already taken up.</param>
    /// <param name="observations">What the round saw.</param>
    public void Judge(Deliberation thought, IReadOnlyList<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(thought);
        ArgumentNullException.ThrowIfNull(observations);
        foreach (var observation in observations)
        {
            JudgeOut(thought, observation);
        }

        var fenced = 0;
        foreach (var candidate in Candidates(thought, observations))
        {
            var verdict = JudgeIn(thought, candidate, fenced);
            fenced += verdict.Kind is VerdictKind.Fence or VerdictKind.WouldFence && IsNews(thought, verdict) ? 1 : 0;
            Record(thought, verdict);
        }
    }

    /// <summary>Nodes that are In, failed in this round and have strikes enough; the worst first.</summary>
    private IEnumerable<Observation> Candidates(Deliberation thought, IReadOnlyList<Observation> observations)
    {
        return observations
            .Where(one => one.Outcome == CheckOutcome.Failed)
            .Where(one => Of(one).Rotation == Rotation.In && Of(one).Strikes.Length >= settings.Strikes)
            .OrderByDescending(one => Of(one).Strikes.Length)
            .ThenByDescending(one => one.Failures)
            .ThenBy(one => Of(one).Strikes[0])
            .ThenBy(one => Of(one).Node, StringComparer.Ordinal);

        Standing Of(Observation observation) => thought.Of(observation.Node.Name);
    }

    private Verdict JudgeIn(Deliberation thought, Observation observation, int fenced)
    {
        var standing = thought.Of(observation.Node.Name);
        var strikes =
            $"{Phrase.Of(standing.Strikes.Length, "strike")} within {Phrase.Of(settings.Within)}, failed in this round ({new Strike(standing.Node, thought.At, observation.Results).Detail})";
        var fence =
            settings.Mode == Mode.Observe
                ? new Verdict(standing.Node, VerdictKind.WouldFence, Rule.Observe, strikes)
                : new Verdict(standing.Node, VerdictKind.Fence, Rule.Strikes, strikes);
        return Condemnation.Is(standing, settings.Mode) && HandOf(thought, standing) is null
            ? fence
            : Absence(thought, standing)
                ?? Accident(thought, standing)
                ?? HandOf(thought, standing)
                ?? Cap(thought, standing)
                ?? Floor(thought, standing)
                ?? PerRound(standing, fenced)
                ?? fence;
    }

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

    private List<string> FloorRefusals(Deliberation thought, Standing standing) =>
        fleet.Zones.Count == 0
            ? [.. Condemnation.RefusalsWithoutZones(fleet, settings, thought, standing)]
            : [.. PlansOf(thought, standing).SelectMany(plan => plan.Refusals)];

    private List<DnsRecord> PublishedBy(Deliberation thought, Standing standing) =>
        [.. PlansOf(thought, standing).SelectMany(plan => plan.Change.Removed)];

    private IEnumerable<ZonePlan> PlansOf(Deliberation thought, Standing standing) =>
        fleet
            .Zones.Select(zone => thought.Readings.GetValueOrDefault(zone.Name))
            .OfType<ZoneReading>()
            .Select(reading => _planner.Leave(reading.Zone, standing, Condemnation.Judged(thought, settings)));

    private void JudgeOut(Deliberation thought, Observation observation)
    {
        var standing = thought.Of(observation.Node.Name);
        if (standing.Rotation != Rotation.Out || _comebacks.Judge(thought, standing, FloorRefusals))
        {
            return;
        }

        if (
            standing is { ReadyTold: false }
            && observation.Outcome == CheckOutcome.Passed
            && standing.CleanRounds >= settings.CleanRounds
        )
        {
            var reason = $"{Phrase.Of(standing.CleanRounds, "clean round")} running";
            thought.Set(standing with { ReadyTold = true });
            thought.Say(new Verdict(standing.Node, VerdictKind.Ready, Rule.CleanRounds, reason));
            thought.Tell(MoveNotices.Ready(standing, reason));
        }
    }

    /// <summary>In mode observe a node would be fenced round after round, and was the one of its round in the first alone.</summary>
    private static bool IsNews(Deliberation thought, Verdict verdict) =>
        thought.Of(verdict.Node).Spared != WordOf(verdict.Kind, verdict.Rule);

    private void Record(Deliberation thought, Verdict verdict)
    {
        var standing = thought.Of(verdict.Node);
        if (verdict.Kind == VerdictKind.Fence)
        {
            thought.Say(verdict);
            thought.Set(standing.Moved(Rotation.Leaving, thought.At, MoveCause.Strikes, verdict.Reason));
            return;
        }

        var word = WordOf(verdict.Kind, verdict.Rule);
        if (standing.Spared == word)
        {
            return;
        }

        thought.Say(verdict);
        thought.Set(standing with { Spared = word });
        if (verdict.Rule != Rule.PerRound)
        {
            thought.Tell(MoveNotices.Spared(verdict, PublishedBy(thought, standing)));
        }
    }

    /// <summary>A verdict in short, as <see cref="Standing.Spared"/> keeps it.</summary>
    internal static string WordOf(VerdictKind kind, Rule rule) => $"{kind} {rule}";

    private static Verdict Spare(Standing standing, Rule rule, string reason) =>
        new(standing.Node, VerdictKind.Spare, rule, reason);

    private static string ListOf(List<string> names) => names.Count == 0 ? "" : $" ({Phrase.List(names)})";
}
