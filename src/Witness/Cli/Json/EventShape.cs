using System.Text.Json.Serialization;

namespace Witness.Cli.Json;

/// <summary>One line of <c>witness history --json</c>.</summary>
internal sealed record EventShape(
    DateTimeOffset At,
    long? Round,
    string? Node,
    string Kind,
    string Detail,
    string? Zone,
    IReadOnlyList<RecordShape>? Removed,
    IReadOnlyList<RecordShape>? Added,
    long? Change,
    string? Outcome,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? DrainedBy,
    string? Publication,
    string? PublicationDetail,
    long? Snapshot,
    long? Order,
    string? State,
    string? By,
    string? Reason,
    string? Verdict,
    string? Rule,
    string? Notice,
    IReadOnlyList<CheckShape>? Checks,
    OthersShape? Others,
    IReadOnlyList<AnchorShape>? Anchors
);

/// <summary>How events become JSON: what an event of its kind does not have is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(EventShape))]
internal sealed partial class EventShapes : JsonSerializerContext;
