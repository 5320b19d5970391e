using Witness.Core.Checks;
using Witness.Core.Strikes;

namespace Witness.Core.Rounds;

/// <summary>
/// What one round saw of every node, small enough to be kept of every round: a byte an answer, and where each node stood.
/// History, timeline and simulation are made of these.
/// </summary>
/// <param name="Roster">Whose answers, and in which order.</param>
public sealed record RoundSight(Roster Roster)
{
    /// <summary>An answer a byte (<see cref="AnswerCell"/>), in the roster's order; empty where no node was asked.</summary>
    public ReadOnlyMemory<byte> Answers { get; init; }

    /// <summary>A node a byte (<see cref="StateCell"/>); empty where all were In and none was held.</summary>
    public ReadOnlyMemory<byte> States { get; init; }

    /// <summary>The passes that took more than one try: how many, by the answer's place.</summary>
    public IReadOnlyDictionary<int, int> Retried { get; init; } = new Dictionary<int, int>();

    /// <summary>What the anchors said; kept where a node failed or the round is void.</summary>
    public IReadOnlyList<AnchorAnswer> Anchors { get; init; } = [];

    /// <summary>True where nodes were asked.</summary>
    public bool HasAnswers => !Answers.IsEmpty;

    /// <summary>What a round saw.</summary>
    /// <param name="roster">Whom it was to ask.</param>
    /// <param name="observations">The observation of each node, in the roster's order; empty where none was asked.</param>
    /// <param name="standingOf">Where each node stands, as decided.</param>
    public static RoundSight Of(
        Roster roster,
        IReadOnlyList<Observation> observations,
        Func<string, Standing> standingOf
    )
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(observations);
        var retried = new Dictionary<int, int>();
        var answers = new byte[observations.Count == 0 ? 0 : roster.Answers];
        foreach (var observation in observations)
        {
            if (roster.IndexOf(observation.Node.Name) is { } node)
            {
                Write(roster, node, observation.Results, answers, retried);
            }
        }

        var states = roster.Nodes.Select(node => StateCell.Of(standingOf(node.Name)).Code).ToArray();
        return new RoundSight(roster)
        {
            Answers = answers,
            States = Array.Exists(states, state => state != 0) ? states : [],
            Retried = retried,
        };
    }

    /// <summary>Where a node stood.</summary>
    /// <param name="node">Its place in the roster.</param>
    public StateCell StateOf(int node) => States.IsEmpty ? default : new StateCell(States.Span[node]);

    /// <summary>Where a node stood; null of one that is not in the roster.</summary>
    /// <param name="node">Its name.</param>
    public Rotation? RotationOf(string node) => Roster.IndexOf(node) is { } place ? StateOf(place).Rotation : null;

    /// <summary>Where each node stood, in the roster's order.</summary>
    public IEnumerable<(string Node, Rotation Rotation)> Rotations =>
        Roster.Nodes.Select((node, place) => (node.Name, StateOf(place).Rotation));

    /// <summary>One answer of a node.</summary>
    /// <param name="node">Its place in the roster.</param>
    /// <param name="check">The check's place among the node's.</param>
    public AnswerCell AnswerOf(int node, int check) =>
        Answers.IsEmpty ? AnswerCell.NotAsked : new AnswerCell(Answers.Span[Roster.Starts[node] + check]);

    /// <summary>How many tries an answer took.</summary>
    /// <param name="node">The node's place in the roster.</param>
    /// <param name="check">The check's place among the node's.</param>
    public int TriesOf(int node, int check) => Retried.GetValueOrDefault(Roster.Starts[node] + check, 1);

    /// <summary>What the round says of a node, as <see cref="Observation.Outcome"/>; null where it says nothing.</summary>
    /// <param name="node">Its place in the roster.</param>
    public CheckOutcome? OutcomeOf(int node)
    {
        CheckOutcome? outcome = null;
        var checks = Roster.Nodes[node].Checks;
        for (var check = 0; check < checks.Count; check++)
        {
            if (checks[check].Role != CheckRole.Gate || AnswerOf(node, check).Outcome is not { } answer)
            {
                continue;
            }

            if (answer == CheckOutcome.Failed)
            {
                return CheckOutcome.Failed;
            }

            outcome = answer == CheckOutcome.Passed ? answer : outcome ?? answer;
        }

        return outcome;
    }

    /// <summary>The nodes, by their places, of which not every answer is a pass; none where no node was asked.</summary>
    public IReadOnlyList<int> NodesNotPassing()
    {
        List<int> nodes = [];
        var answers = Answers.Span;
        for (var place = 0; AnswerCell.IndexOfNoPass(answers[place..]) is >= 0 and var next; )
        {
            var node = Roster.Owners[place + next];
            nodes.Add(node);
            place = Roster.Starts[node] + Roster.Nodes[node].Checks.Count;
        }

        return nodes;
    }

    private static void Write(
        Roster roster,
        int node,
        IReadOnlyList<CheckResult> results,
        byte[] answers,
        Dictionary<int, int> retried
    )
    {
        var checks = roster.Nodes[node].Checks;
        for (var check = 0; check < checks.Count; check++)
        {
            if (Find(results, checks[check], check) is { } result)
            {
                var place = roster.Starts[node] + check;
                answers[place] = AnswerCell.Of(result.Outcome, result.Took).Code;
                if (result is { Outcome: CheckOutcome.Passed, Tries: > 1 })
                {
                    retried[place] = result.Tries;
                }
            }
        }
    }

    /// <summary>Results come in the order of the checks; a result that is elsewhere is looked for.</summary>
    private static CheckResult? Find(IReadOnlyList<CheckResult> results, RosterCheck check, int place) =>
        place < results.Count && IsOf(results[place], check)
            ? results[place]
            : results.FirstOrDefault(result => IsOf(result, check));

    private static bool IsOf(CheckResult result, RosterCheck check) =>
        result.Check == check.Check && result.Address.Equals(check.Address);
}
