using System.Text.Json.Serialization;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Cli.Json;

/// <summary>A check's answer. <c>passed</c> is null where the answer is unknown.</summary>
internal sealed record CheckShape(
    string Check,
    string Address,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Passed,
    long Ms,
    string Detail,
    string Role,
    CheckEvidenceShape? Evidence
)
{
    /// <summary>A result as scripts see it.</summary>
    public static CheckShape Of(CheckResult result) =>
        new(
            result.Check,
            result.Address.ToString(),
            PassedOf(result.Outcome),
            (long)result.Took.TotalMilliseconds,
            result.Detail,
            result.Role.ToString().ToLowerInvariant(),
            CheckEvidenceShape.Of(result.Evidence)
        );

    /// <summary>An outcome as scripts see it: true, false, or null where it is unknown.</summary>
    public static bool? PassedOf(CheckOutcome? outcome) =>
        outcome switch
        {
            CheckOutcome.Passed => true,
            CheckOutcome.Failed => false,
            _ => null,
        };
}

/// <summary>What a check saw on its way.</summary>
internal sealed record CheckEvidenceShape(
    string Phase,
    double? ConnectMs,
    double? TlsMs,
    double? FirstByteMs,
    int? Status,
    string? Certificate,
    DateTimeOffset? CertificateExpires
)
{
    /// <summary>Evidence as scripts see it.</summary>
    public static CheckEvidenceShape? Of(CheckEvidence? evidence) =>
        evidence is null
            ? null
            : new CheckEvidenceShape(
                evidence.Phase,
                evidence.Connect?.TotalMilliseconds,
                evidence.Tls?.TotalMilliseconds,
                evidence.FirstByte?.TotalMilliseconds,
                evidence.HttpStatus,
                evidence.CertificateSubject,
                evidence.CertificateExpires
            );
}

/// <summary>A resource record.</summary>
internal sealed record RecordShape(string Name, string Type, int? Ttl, string Data)
{
    /// <summary>A record as scripts see it.</summary>
    public static RecordShape Of(DnsRecord record) => new(record.Name.Text, record.Type, record.Ttl, record.Data);

    /// <summary>Records as scripts see them.</summary>
    public static IReadOnlyList<RecordShape> Of(IEnumerable<DnsRecord> records) => [.. records.Select(Of)];
}

/// <summary>A hold or a freeze.</summary>
internal sealed record HoldShape(DateTimeOffset Since, DateTimeOffset? Until, string? Reason, string By)
{
    /// <summary>A hold as scripts see it.</summary>
    public static HoldShape? Of(Hold? hold) =>
        hold is null ? null : new HoldShape(hold.Since, hold.Until, hold.Reason, hold.By);
}

/// <summary><c>witness status --json</c>.</summary>
internal sealed record StatusShape(
    string Witness,
    string Mode,
    bool Frozen,
    HoldShape? Freeze,
    RoundShape? Round,
    bool Daemon,
    IReadOnlyList<NodeShape> Nodes,
    IReadOnlyList<ZoneShape> Zones
);

/// <summary>The last round.</summary>
internal sealed record RoundShape(DateTimeOffset At, string? Void, int Nodes, int Failed, long Ms, long Number);

/// <summary>One node in the status.</summary>
internal sealed record NodeShape(
    string Name,
    IReadOnlyList<string> Addresses,
    string Rotation,
    HoldShape? Held,
    int Strikes,
    int Threshold,
    int CleanRounds,
    IReadOnlyList<CheckShape> Checks,
    bool Configured,
    DateTimeOffset? Since,
    string? Reason,
    IReadOnlyList<RecordShape> Published,
    IReadOnlyList<RecordShape> Owed,
    IReadOnlyList<WaitShape> Waiting
);

/// <summary>A zone that a moving node waits for.</summary>
internal sealed record WaitShape(string Zone, int Tries, DateTimeOffset? NotBefore, string? Error);

/// <summary>A zone in the status.</summary>
internal sealed record ZoneShape(string Zone, string Registrar, DateTimeOffset? ReadAt);

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
    IReadOnlyList<CheckShape>? Checks
);

/// <summary><c>witness check --json</c>.</summary>
internal sealed record ChecksShape(IReadOnlyList<CheckedNodeShape> Nodes);

/// <summary>One node that was asked.</summary>
internal sealed record CheckedNodeShape(string Name, bool? Passed, IReadOnlyList<CheckShape> Checks);

/// <summary><c>witness plan --json</c>.</summary>
internal sealed record PlanShape(
    DateTimeOffset At,
    IReadOnlyList<VerdictShape> Verdicts,
    IReadOnlyList<PlannedChangeShape> Changes
);

/// <summary>A verdict of the policy.</summary>
internal sealed record VerdictShape(string Node, string Verdict, string Rule, string Reason);

/// <summary>A change that would be made.</summary>
internal sealed record PlannedChangeShape(
    string Zone,
    string Node,
    DateTimeOffset ReadAt,
    IReadOnlyList<RecordShape> Removed,
    IReadOnlyList<RecordShape> Added,
    IReadOnlyList<string> Refusals
);

/// <summary><c>witness zone list --json</c>: one snapshot.</summary>
internal sealed record SnapshotShape(long Snapshot, string Zone, DateTimeOffset At, int Records);

/// <summary><c>witness zone show --json</c>.</summary>
internal sealed record ZoneContentShape(
    string Zone,
    DateTimeOffset At,
    long? Snapshot,
    IReadOnlyList<ZoneRecordShape> Records
);

/// <summary>A record of a zone, with the node that it belongs to.</summary>
internal sealed record ZoneRecordShape(string Name, string Type, int? Ttl, string Data, string? Node, bool InRotation);

/// <summary><c>witness validate --json</c>.</summary>
internal sealed record ValidationShape(string File, bool Valid, IReadOnlyList<ErrorShape> Errors);

/// <summary>One error of a configuration.</summary>
internal sealed record ErrorShape(int Line, string Path, string Message);

/// <summary>What came of an order, with <c>--json</c>.</summary>
internal sealed record OrderShape(long Order, string State, string? Answer);

/// <summary>How the shapes become JSON, without reflection, so that a command starts fast.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)]
)]
[JsonSerializable(typeof(StatusShape))]
[JsonSerializable(typeof(ChecksShape))]
[JsonSerializable(typeof(PlanShape))]
[JsonSerializable(typeof(IReadOnlyList<SnapshotShape>), TypeInfoPropertyName = "Snapshots")]
[JsonSerializable(typeof(ZoneContentShape))]
[JsonSerializable(typeof(ValidationShape))]
[JsonSerializable(typeof(OrderShape))]
internal sealed partial class JsonShapes : JsonSerializerContext;

/// <summary>How events become JSON: what an event of its kind does not have is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(EventShape))]
internal sealed partial class EventShapes : JsonSerializerContext;
