using System.Text.Json.Serialization;

namespace Witness.Cli.Json;

/// <summary>How the shapes become JSON, without reflection, so that a command starts fast.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)]
)]
[JsonSerializable(typeof(StatusShape))]
[JsonSerializable(typeof(ChecksShape))]
[JsonSerializable(typeof(PlanShape))]
[JsonSerializable(typeof(SimulationShape))]
[JsonSerializable(typeof(IReadOnlyList<SnapshotShape>), TypeInfoPropertyName = "Snapshots")]
[JsonSerializable(typeof(ZoneContentShape))]
[JsonSerializable(typeof(RestoreShape))]
[JsonSerializable(typeof(ValidationShape))]
[JsonSerializable(typeof(DoctorShape))]
[JsonSerializable(typeof(OrderShape))]
internal sealed partial class JsonShapes : JsonSerializerContext;
