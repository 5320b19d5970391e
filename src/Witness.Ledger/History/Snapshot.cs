using Witness.Core.Dns;

namespace Witness.Ledger.History;

/// <summary>A zone as it was before a change. Changes of one and the same state share a snapshot.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When the zone was first kept in this state, UTC.</param>
/// <param name="Zone">The whole zone, as its registrar told it.</param>
public sealed record Snapshot(long Id, DateTimeOffset At, Zone Zone);

/// <summary>A snapshot in a list, without its records.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Zone">The zone's apex.</param>
/// <param name="At">When the zone was first kept in this state, UTC.</param>
/// <param name="Records">How many records it holds.</param>
public sealed record SnapshotMark(long Id, DomainName Zone, DateTimeOffset At, int Records);
