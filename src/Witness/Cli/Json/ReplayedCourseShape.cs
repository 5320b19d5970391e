namespace Witness.Cli.Json;

/// <summary>What was really done, or what a policy would have done.</summary>
internal sealed record ReplayedCourseShape(
    string Course,
    ReplayedPolicyShape? Policy,
    int Removals,
    int WellLater,
    double DeadMinutes,
    double SavedMinutes
);
