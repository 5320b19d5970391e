namespace Witness.Cli.Json;

/// <summary>The return of a node that was removed, and which courses have it.</summary>
internal sealed record SimulatedReturnShape(DateTimeOffset At, long Round, string Node, IReadOnlyList<string> Courses);
