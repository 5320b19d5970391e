using System.Text.Json.Serialization;

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

/// <summary>
/// A slice. <c>state</c> is <c>passed</c>, <c>failed</c>, <c>leaving</c>, <c>out</c>, <c>returning</c>, <c>held</c>,
/// <c>void</c> or <c>unknown</c>, and null where nothing is known.
/// </summary>
internal sealed record TimelineSliceShape(DateTimeOffset At, string? State, double? Ms, int Failed, int Rounds);

/// <summary>How a timeline becomes JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)]
)]
[JsonSerializable(typeof(TimelineShape))]
internal sealed partial class TimelineShapes : JsonSerializerContext;
