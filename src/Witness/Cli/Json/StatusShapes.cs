using Witness.Core.Strikes;

namespace Witness.Cli.Json;

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
    IReadOnlyList<ZoneShape> Zones,
    IReadOnlyList<ChannelShape> Channels
);

/// <summary>A channel by which notices are told.</summary>
internal sealed record ChannelShape(
    string Name,
    int Waiting,
    DateTimeOffset? ToldAt,
    int Failures,
    DateTimeOffset? FailedAt,
    string? Error
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
internal sealed record ZoneShape(
    string Zone,
    string Registrar,
    DateTimeOffset? ReadAt,
    IReadOnlyList<RecordShape> LeftAlone
);
