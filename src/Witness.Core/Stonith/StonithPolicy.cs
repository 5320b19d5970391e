using Witness.Core.Checks;
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
    private readonly SparingRules _rules = new(fleet, settings);
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
        return _rules.Judge(thought, standing, fenced) ?? fence;
    }

    private void JudgeOut(Deliberation thought, Observation observation)
    {
        var standing = thought.Of(observation.Node.Name);
        if (standing.Rotation != Rotation.Out || _comebacks.Judge(thought, standing, _rules.FloorRefusals))
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
            thought.Tell(MoveNotices.Spared(verdict, _rules.PublishedBy(thought, standing)));
        }
    }

    /// <summary>A verdict in short, as <see cref="Standing.Spared"/> keeps it.</summary>
    internal static string WordOf(VerdictKind kind, Rule rule) => $"{kind} {rule}";
}
