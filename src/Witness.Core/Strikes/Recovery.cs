using Witness.Core.Checks;

namespace Witness.Core.Strikes;

/// <summary>The first round in which a node passed after it had failed.</summary>
/// <param name="Node">The node.</param>
/// <param name="At">The round's start, UTC.</param>
/// <param name="Results">Every result of the node in that round: the evidence to compare the strikes' with.</param>
public sealed record Recovery(string Node, DateTimeOffset At, IReadOnlyList<CheckResult> Results)
{
    /// <summary>The checks that passed, in words: <c>passes again: https 203.0.113.11: 200 OK; ping …</c>.</summary>
    public string Detail =>
        $"passes again: {string.Join("; ", Results.Where(result => result is { Outcome: CheckOutcome.Passed, Role: CheckRole.Gate }))}";
}
