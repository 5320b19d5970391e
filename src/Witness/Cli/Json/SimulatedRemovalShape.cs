namespace Witness.Cli.Json;

/// <summary>A removal, and which courses have it.</summary>
internal sealed record SimulatedRemovalShape(
    DateTimeOffset At,
    long Round,
    string Node,
    bool? WellLater,
    IReadOnlyList<string> Courses
);
