using Witness.Core.Stonith;

namespace Witness.Configuration;

/// <summary>One configuration file, read and found good: every default filled in, every relative path made absolute.</summary>
public sealed record WitnessConfiguration
{
    /// <summary>This witness, in history and notices; the host's name where the file gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Whether DNS is changed.</summary>
    public required Mode Mode { get; init; }

    /// <summary>The ledger's file.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>How long the ledger keeps strikes, verdicts, orders, changes, snapshots and void rounds.</summary>
    public required TimeSpan Keep { get; init; }

    /// <summary>When rounds run, and how much of one at once.</summary>
    public required RoundOptions Round { get; init; }

    /// <summary>The numbers of the STONITH policy.</summary>
    public required PolicyOptions Policy { get; init; }

    /// <summary>The hosts that tell whether the witness itself is online.</summary>
    public required AnchorOptions Anchors { get; init; }

    /// <summary>The registrars, in the file's order. Their names are unique.</summary>
    public required IReadOnlyList<RegistrarOptions> Registrars { get; init; }

    /// <summary>The zones, in the file's order; none only where <see cref="Mode"/> is <see cref="Mode.Observe"/>.</summary>
    public required IReadOnlyList<ZoneOptions> Zones { get; init; }

    /// <summary>The nodes, in the file's order; at least one.</summary>
    public required IReadOnlyList<NodeOptions> Nodes { get; init; }

    /// <summary>The channels by which humans are told, in the file's order. Their names are unique.</summary>
    public required IReadOnlyList<NoticeOptions> Notices { get; init; }

    /// <summary>What is fetched after each closed round; null for nothing.</summary>
    public required HeartbeatOptions? Heartbeat { get; init; }

    /// <summary>What is served over HTTP; null for nothing.</summary>
    public required StatusOptions? Status { get; init; }

    /// <summary>The collector that is sent the metrics; null for none.</summary>
    public required MetricsOptions? Metrics { get; init; }
}
