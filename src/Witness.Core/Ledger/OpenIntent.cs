using Witness.Core.Dns;

namespace Witness.Core.Ledger;

/// <summary>A change that was written down before a crash or an unclear answer, and neither confirmed nor given up since.</summary>
/// <param name="Id">The change's number.</param>
/// <param name="Node">The node whose records were to move; null where an order was about the whole zone.</param>
/// <param name="Zone">The zone's apex.</param>
/// <param name="Removed">The records that were to leave.</param>
/// <param name="Added">The records that were to enter.</param>
public sealed record OpenIntent(
    long Id,
    string? Node,
    DomainName Zone,
    IReadOnlyList<DnsRecord> Removed,
    IReadOnlyList<DnsRecord> Added
)
{
    /// <summary>True where this is the same change: the same records leave, and the same enter; never where none does.</summary>
    public bool IsSameAs(ZoneChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Removed.Count + Added.Count > 0
            && Zone == change.Before.Name
            && AreSame(Removed, change.Removed)
            && AreSame(Added, change.Added);
    }

    /// <summary>True where the zone looks as this change was to leave it; never of one that moves no record.</summary>
    public bool IsMadeIn(Zone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Removed.Count + Added.Count > 0
            && !Removed.Any(record => IsIn(zone, record, Added))
            && Added.All(record => IsIn(zone, record, Removed));
    }

    /// <summary>A record that leaves and enters again with another time to live is found by that as well.</summary>
    private static bool IsIn(Zone zone, DnsRecord record, IReadOnlyList<DnsRecord> others) =>
        zone.Records.Any(others.Any(record.IsSameAs) ? record.IsExactly : record.IsSameAs);

    private static bool AreSame(IReadOnlyList<DnsRecord> ours, IReadOnlyList<DnsRecord> others) =>
        ours.Count == others.Count && ours.All(others.Contains);
}
