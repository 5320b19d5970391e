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
