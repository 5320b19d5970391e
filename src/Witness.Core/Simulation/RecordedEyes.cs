using Witness.Core.Checks;
using Witness.Core.Nodes;
using Witness.Core.Rounds;

namespace Witness.Core.Simulation;

/// <summary>
/// Makes observations of what a round kept. Most nodes pass in most rounds, and an observation in which all passed is made
/// once for each node.
/// </summary>
/// <param name="fleet">The nodes as they are configured.</param>
/// <param name="retry">How often a failed check is asked again; null as it was recorded.</param>
internal sealed class RecordedEyes(Fleet fleet, int? retry)
{
    private Roster _roster = Roster.Empty;
    private Observation[] _passing = [];

    /// <summary>What the last round that was seen would have been, had every check passed.</summary>
    public IReadOnlyList<Observation> Passing => _passing;

    /// <summary>What a round saw; empty where no node was asked.</summary>
    public IReadOnlyList<Observation> See(RoundSight sight)
    {
        if (!sight.HasAnswers)
        {
            return [];
        }

        if (!ReferenceEquals(_roster, sight.Roster))
        {
            Learn(sight.Roster);
        }

        var seen = _passing;
        foreach (var node in NodesNotPassing(sight))
        {
            seen = ReferenceEquals(seen, _passing) ? [.. _passing] : seen;
            seen[node] = ObservationOf(sight, node);
        }

        return seen;
    }

    private void Learn(Roster roster)
    {
        _roster = roster;
        _passing =
        [
            .. roster.Nodes.Select(node => new Observation(
                NodeOf(node),
                [.. node.Checks.Select(check => ResultOf(check, CheckOutcome.Passed))]
            )),
        ];
    }

    private Node NodeOf(RosterNode node) =>
        (
            fleet.Find(node.Name) ?? new Node(node.Name, [.. node.Checks.Select(check => check.Address).Distinct()], [])
        ) with
        {
            IsThisMachine = node.IsThisMachine,
        };

    private IEnumerable<int> NodesNotPassing(RoundSight sight) =>
        retry is { } times && sight.Retried.Count > 0
            ? sight
                .NodesNotPassing()
                .Concat(
                    sight
                        .Retried.Where(tries => tries.Value > times + 1)
                        .Select(tries => sight.Roster.Owners[tries.Key])
                )
            : sight.NodesNotPassing();

    private Observation ObservationOf(RoundSight sight, int node)
    {
        var checks = _roster.Nodes[node].Checks;
        var results = new List<CheckResult>(checks.Count);
        for (var check = 0; check < checks.Count; check++)
        {
            if (sight.AnswerOf(node, check).Outcome is { } outcome)
            {
                var failedBefore = outcome == CheckOutcome.Passed && sight.TriesOf(node, check) > retry + 1;
                results.Add(ResultOf(checks[check], failedBefore ? CheckOutcome.Failed : outcome));
            }
        }

        return new Observation(_passing[node].Node, results);
    }

    private static CheckResult ResultOf(RosterCheck check, CheckOutcome outcome) =>
        new(check.Check, check.Address, check.Role, outcome, TimeSpan.Zero, WordOf(outcome));

    private static string WordOf(CheckOutcome outcome) =>
        outcome switch
        {
            CheckOutcome.Failed => "failed",
            CheckOutcome.Passed => "passed",
            _ => "unknown",
        };
}
