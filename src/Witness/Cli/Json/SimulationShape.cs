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
