using Witness.Core.Checks;

namespace Witness.Core.Strikes;

/// <summary>One round in which a node failed.</summary>
/// <param name="Node">The node.</param>
/// <param name="At">The round's start, UTC.</param>
/// <param name="Results">Every result of the node in that round, what passed included: the evidence.</param>
public sealed record Strike(string Node, DateTimeOffset At, IReadOnlyList<CheckResult> Results)
{
    /// <summary>The failed checks in words: <c>https 203.0.113.11: no answer within 10 s; ping …</c>.</summary>
    public string Detail =>
        string.Join("; ", Results.Where(result => result is { Outcome: CheckOutcome.Failed, Role: CheckRole.Gate }));
}
