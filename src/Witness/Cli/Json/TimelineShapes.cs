using System.Text.Json.Serialization;

namespace Witness.Cli.Json;

/// <summary>How a timeline becomes JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)]
)]
[JsonSerializable(typeof(TimelineShape))]
internal sealed partial class TimelineShapes : JsonSerializerContext;
