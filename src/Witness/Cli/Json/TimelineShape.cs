namespace Witness.Cli.Json;

/// <summary>One line of <c>witness timeline --json</c>. <c>check</c> is the kind that the times are of; null where there is none.</summary>
internal sealed record TimelineShape(
    string Node,
    DateTimeOffset Since,
    DateTimeOffset Until,
    int Passed,
    int Failed,
    string? Check,
    IReadOnlyList<TimelineSliceShape> Slices
);
