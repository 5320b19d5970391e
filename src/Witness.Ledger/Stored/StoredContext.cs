using System.Text.Json.Serialization;

namespace Witness.Ledger.Stored;

/// <summary>The shapes that are kept as JSON, their serializers made when building, so that a command answers at once.</summary>
/// <remarks>
/// All numbers are long and all words of enumerations strings: each further value type costs every command some
/// milliseconds of just-in-time compilation.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(long[]))]
[JsonSerializable(typeof(StoredHold))]
[JsonSerializable(typeof(StoredOwed[]))]
[JsonSerializable(typeof(StoredProgress[]))]
[JsonSerializable(typeof(StoredRecord[]))]
[JsonSerializable(typeof(StoredResult[]))]
[JsonSerializable(typeof(StoredZone))]
internal sealed partial class StoredContext : JsonSerializerContext;
