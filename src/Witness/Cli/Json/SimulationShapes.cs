namespace Witness.Cli.Json;

/// <summary><c>witness simulate --json</c>.</summary>
internal sealed record SimulationShape(
    DateTimeOffset Since,
    DateTimeOffset Until,
    int Rounds,
    int Void,
    IReadOnlyList<ReplayedCourseShape> Courses,
    IReadOnlyList<SimulatedRemovalShape> Removals,
    IReadOnlyList<SimulatedReturnShape> Returns,
    IReadOnlyList<string> Notes
);

/// <summary>What was really done, or what a policy would have done.</summary>
internal sealed record ReplayedCourseShape(
    string Course,
    ReplayedPolicyShape? Policy,
    int Removals,
    int WellLater,
    double DeadMinutes,
    double SavedMinutes
);

/// <summary>A policy's numbers; <c>retry</c> is null where it is as it was recorded.</summary>
internal sealed record ReplayedPolicyShape(
    int Strikes,
    string Within,
    int? Retry,
    int CleanRounds,
    int MaxRemoved,
    int KeepAtLeast,
    int MaxPerRound
);

/// <summary>A removal, and which courses have it.</summary>
internal sealed record SimulatedRemovalShape(
    DateTimeOffset At,
    long Round,
    string Node,
    bool? WellLater,
    IReadOnlyList<string> Courses
);

/// <summary>The return of a node that was removed, and which courses have it.</summary>
internal sealed record SimulatedReturnShape(DateTimeOffset At, long Round, string Node, IReadOnlyList<string> Courses);
