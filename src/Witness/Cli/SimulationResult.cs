namespace Witness.Cli;

/// <summary>What a simulation came to.</summary>
/// <param name="Since">The first instant that was looked at, UTC.</param>
/// <param name="Until">The instant after the last, UTC.</param>
/// <param name="Rounds">How many rounds were replayed.</param>
/// <param name="Void">How many of them are void by the record.</param>
/// <param name="Courses">What was really done, the configured policy, and the other one where it was asked for.</param>
/// <param name="Notes">What a reader has to know of it.</param>
internal sealed record SimulationResult(
    DateTimeOffset Since,
    DateTimeOffset Until,
    int Rounds,
    int Void,
    IReadOnlyList<ReplayedCourse> Courses,
    IReadOnlyList<string> Notes
);
