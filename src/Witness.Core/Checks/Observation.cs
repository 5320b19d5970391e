using Witness.Core.Nodes;

namespace Witness.Core.Checks;

/// <summary>What one round saw of one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Results">The result of each of its checks.</param>
public sealed record Observation(Node Node, IReadOnlyList<CheckResult> Results)
{
    /// <summary>The result of each of the node's checks. Fixed, since the outcome is judged once.</summary>
    public IReadOnlyList<CheckResult> Results { get; } = Results;

    /// <summary>
    /// Failed when any gate check failed; passed when one passed and none failed; unknown when none said anything. Null for a
    /// node that has no gate check.
    /// </summary>
    public CheckOutcome? Outcome { get; } = OutcomeOf(Results);

    /// <summary>
    /// True where every check failed: not one of them passed or was unknown, evidence included, which cannot strike and still
    /// shows that the node was reached.
    /// </summary>
    public bool FailedEverything =>
        Outcome == CheckOutcome.Failed && Results.All(result => result.Outcome == CheckOutcome.Failed);

    /// <summary>How many gate checks failed.</summary>
    public int Failures => Results.Count(result => result is { Role: CheckRole.Gate, Outcome: CheckOutcome.Failed });

    private static CheckOutcome? OutcomeOf(IReadOnlyList<CheckResult> results)
    {
        CheckOutcome? outcome = null;
        foreach (var result in results)
        {
            if (result.Role != CheckRole.Gate)
            {
                continue;
            }

            if (result.Outcome == CheckOutcome.Failed)
            {
                return CheckOutcome.Failed;
            }

            outcome = result.Outcome == CheckOutcome.Passed ? CheckOutcome.Passed : outcome ?? result.Outcome;
        }

        return outcome;
    }
}
