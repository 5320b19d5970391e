using Witness.Core.Nodes;

namespace Witness.Core.Checks;

/// <summary>What one round saw of one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Results">The result of each of its checks.</param>
public sealed record Observation(Node Node, IReadOnlyList<CheckResult> Results)
{
    /// <summary>
    /// Failed when any gate check failed; passed when one passed and none failed; unknown when none said anything. Null for a
    /// node that has no gate check.
    /// </summary>
    public CheckOutcome? Outcome
    {
        get
        {
            var gates = Results.Where(result => result.Role == CheckRole.Gate).ToList();
            return gates.Count == 0 ? null
                : gates.Exists(gate => gate.Outcome == CheckOutcome.Failed) ? CheckOutcome.Failed
                : gates.Exists(gate => gate.Outcome == CheckOutcome.Passed) ? CheckOutcome.Passed
                : CheckOutcome.Unknown;
        }
    }

    /// <summary>
    /// True where every check failed: not one of them passed or was unknown, evidence included, which cannot strike and still
    /// shows that the node was reached.
    /// </summary>
    public bool FailedEverything =>
        Outcome == CheckOutcome.Failed && Results.All(result => result.Outcome == CheckOutcome.Failed);

    /// <summary>How many gate checks failed.</summary>
    public int Failures => Results.Count(result => result is { Role: CheckRole.Gate, Outcome: CheckOutcome.Failed });
}
