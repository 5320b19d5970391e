namespace Witness.Cli.Json;

/// <summary><c>witness zone list --json</c>: one snapshot.</summary>
internal sealed record SnapshotShape(long Snapshot, string Zone, DateTimeOffset At, int Records);

/// <summary><c>witness zone show --json</c>.</summary>
internal sealed record ZoneContentShape(
    string Zone,
    DateTimeOffset At,
    long? Snapshot,
    IReadOnlyList<ZoneRecordShape> Records
);

/// <summary><c>witness zone restore --json</c> without <c>--yes</c>: what would be ordered.</summary>
internal sealed record RestoreShape(
    string Zone,
    long Snapshot,
    DateTimeOffset At,
    DateTimeOffset ReadAt,
    IReadOnlyList<RecordShape> Removed,
    IReadOnlyList<RecordShape> Added,
    IReadOnlyList<string> Attributes,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<string> Refusals
);

/// <summary>A record of a zone, with the node that it belongs to.</summary>
internal sealed record ZoneRecordShape(
    string Name,
    string Type,
    int? Ttl,
    string Data,
    string? Node,
    bool InRotation,
    bool LeftAlone
);
