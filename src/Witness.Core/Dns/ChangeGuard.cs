using System.Net;

namespace Witness.Core.Dns;

/// <summary>What a zone change was meant to do, and what it must leave standing: the yardstick of its safety.</summary>
/// <param name="Node">The node whose records move.</param>
/// <param name="NodeAddresses">Its addresses, those of records that it left behind included.</param>
/// <param name="SoundNodes">The other nodes that are fit to serve, with their addresses.</param>
/// <param name="KeepAtLeast">How many of them every name must keep; 0 where an operator's force lifted the floor.</param>
public sealed record ChangeGuard(
    string Node,
    IReadOnlySet<IPAddress> NodeAddresses,
    IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> SoundNodes,
    int KeepAtLeast
)
{
    /// <summary>
    /// The yardstick of a change that an operator has seen record by record and ordered: any record of the zone may move.
    /// </summary>
    public static ChangeGuard Reviewed { get; } =
        new(
            "",
            new HashSet<IPAddress>(),
            new Dictionary<string, IReadOnlyList<IPAddress>>(StringComparer.Ordinal),
            KeepAtLeast: 0
        )
        {
            IsReviewed = true,
        };

    /// <summary>True where an operator has seen the change record by record.</summary>
    public bool IsReviewed { get; private init; }

    /// <summary>True of a record that such a change must not move.</summary>
    public bool Forbids(DnsRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return !IsReviewed && (record.Address is not { } address || !NodeAddresses.Contains(address));
    }

    /// <summary>
    /// The sound nodes that a zone publishes under a name: A and AAAA together, each node once, foreign addresses not
    /// counted.
    /// </summary>
    public IReadOnlyList<string> SoundAt(Zone zone, DomainName name)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var published = zone.At(name).Select(record => record.Address).OfType<IPAddress>().ToHashSet();
        return
        [
            .. SoundNodes
                .Where(node => node.Value.Any(published.Contains))
                .Select(node => node.Key)
                .Order(StringComparer.Ordinal),
        ];
    }
}
