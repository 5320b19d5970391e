using System.Text.Json.Serialization;
using Witness.Cli.Json;

namespace Witness.Export;

/// <summary>What <c>witness export json</c> writes. <c>at</c> and <c>round</c> are null before the first round.</summary>
internal sealed record ExportShape(
    string Witness,
    DateTimeOffset? At,
    long? Round,
    string? Trouble,
    IReadOnlyList<ExportedNodeShape> Nodes
);

/// <summary>The word on one node.</summary>
internal sealed record ExportedNodeShape(
    string Name,
    bool Serves,
    string Rotation,
    string Reason,
    IReadOnlyList<string> Addresses
);

/// <summary>How an export becomes JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)]
)]
[JsonSerializable(typeof(ExportShape))]
internal sealed partial class ExportShapes : JsonSerializerContext;
