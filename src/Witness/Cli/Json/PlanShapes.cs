namespace Witness.Cli.Json;

/// <summary><c>witness plan --json</c>.</summary>
internal sealed record PlanShape(
    DateTimeOffset At,
    IReadOnlyList<VerdictShape> Verdicts,
    IReadOnlyList<PlannedChangeShape> Changes
);

/// <summary>A verdict of the policy.</summary>
internal sealed record VerdictShape(string Node, string Verdict, string Rule, string Reason);

/// <summary>A change that would be made.</summary>
internal sealed record PlannedChangeShape(
    string Zone,
    string Node,
    DateTimeOffset ReadAt,
    IReadOnlyList<RecordShape> Removed,
    IReadOnlyList<RecordShape> Added,
    IReadOnlyList<string> Refusals
);
