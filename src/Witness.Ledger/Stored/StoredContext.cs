using System.Text.Json.Serialization;

namespace Witness.Ledger.Stored;

/// <summary>The shapes that are kept as JSON, their serializers made when building, so that the first command is quick.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(long[]))]
[JsonSerializable(typeof(StoredHold))]
[JsonSerializable(typeof(StoredOwed[]))]
[JsonSerializable(typeof(StoredProgress[]))]
[JsonSerializable(typeof(StoredRecord[]))]
[JsonSerializable(typeof(StoredResult[]))]
[JsonSerializable(typeof(StoredZone))]
internal sealed partial class StoredContext : JsonSerializerContext;
