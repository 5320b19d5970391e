using Witness.Core.Dns;

namespace Witness.Core.Publications;

/// <summary>A change that its registrar has accepted, and of which it is not known yet whether all name servers answer it.</summary>
/// <param name="Change">The change's number.</param>
/// <param name="Node">The node whose records moved; null where an order was about the whole zone.</param>
/// <param name="Zone">The zone's apex.</param>
/// <param name="Accepted">When the registrar's read-back showed it, UTC.</param>
/// <param name="Removed">The records that left.</param>
/// <param name="Added">The records that entered.</param>
public sealed record AwaitedPublication(
    long Change,
    string? Node,
    DomainName Zone,
    DateTimeOffset Accepted,
    IReadOnlyList<DnsRecord> Removed,
    IReadOnlyList<DnsRecord> Added
)
{
    /// <summary>What the last look came to, in words; null before the first.</summary>
    public string? Detail { get; init; }

    /// <summary>The addresses that left: of other types no name server is asked.</summary>
    public IEnumerable<DnsRecord> RemovedAddresses => Removed.Where(record => record.Address is not null);

    /// <summary>The addresses that entered.</summary>
    public IEnumerable<DnsRecord> AddedAddresses => Added.Where(record => record.Address is not null);

    /// <summary>The sets of records that tell of it; empty where no address moved.</summary>
    public IEnumerable<RecordSetName> Sets =>
        RemovedAddresses
            .Concat(AddedAddresses)
            .Select(record => new RecordSetName(record.Name, record.Type))
            .Distinct();

    /// <summary>
    /// How long a cache may still answer what left, once no name server does: the longest TTL of what left. Null where
    /// nothing with a TTL did.
    /// </summary>
    public TimeSpan? OldTtl => Removed.Max(record => record.Ttl) is { } ttl ? TimeSpan.FromSeconds(ttl) : null;

    /// <summary>True where a later change took back some of this one, so that it will never be answered as it was meant.</summary>
    public bool IsOvertakenBy(AwaitedPublication later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return later.Change > Change
            && later.Zone == Zone
            && (
                Removed.Any(record => later.Added.Any(record.IsSameAs))
                || Added.Any(record => later.Removed.Any(record.IsSameAs))
            );
    }
}
