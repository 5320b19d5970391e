using System.Net;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>Which names of a zone are in rotation, and what of a node stands under them. Pure.</summary>
public static class RotationNames
{
    /// <summary>
    /// The names that are configured, else every name that holds addresses of two or more nodes; what Witness took out of a
    /// name counts as being there, so that the name stays in rotation when one node is left.
    /// </summary>
    public static IReadOnlySet<DomainName> Of(
        ZoneSettings settings,
        Zone zone,
        Fleet fleet,
        IEnumerable<Standing> standings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(fleet);
        if (settings.Names is { } names)
        {
            return names.ToHashSet();
        }

        var published = zone.AddressRecords.Select(record => (record.Name, Node: fleet.Owner(record.Address!)?.Name));
        var owed = standings.SelectMany(standing =>
            standing.OwedTo(zone.Name).Select(record => (record.Name, Node: (string?)standing.Node))
        );
        return published
            .Concat(owed)
            .Where(pair => pair.Node is not null)
            .GroupBy(pair => pair.Name, pair => pair.Node, EqualityComparer<DomainName>.Default)
            .Where(name => name.Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any())
            .Select(name => name.Key)
            .ToHashSet();
    }

    /// <summary>The records of a node that stand in a zone: under its names in rotation, and those owed to it.</summary>
    public static IReadOnlyList<DnsRecord> RecordsOf(
        Standing standing,
        ZoneSettings settings,
        Zone zone,
        Fleet fleet,
        IEnumerable<Standing> standings
    )
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(fleet);
        var names = Of(settings, zone, fleet, standings);
        var addresses = AddressesOf(standing, fleet);
        var owed = standing.OwedTo(zone.Name).ToList();
        return
        [
            .. zone.AddressRecords.Where(record =>
                addresses.Contains(record.Address!) && (names.Contains(record.Name) || owed.Any(record.IsSameAs))
            ),
        ];
    }

    /// <summary>
    /// The node's configured addresses, and those of the records that it left behind, unless the configuration has given
    /// them to another node since.
    /// </summary>
    public static IReadOnlySet<IPAddress> AddressesOf(Standing standing, Fleet fleet)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(fleet);
        return standing
            .Owed.Select(owed => owed.Record.Address)
            .OfType<IPAddress>()
            .Where(address => fleet.Owner(address) is null)
            .Concat(fleet.Find(standing.Node)?.Addresses ?? [])
            .ToHashSet();
    }
}
