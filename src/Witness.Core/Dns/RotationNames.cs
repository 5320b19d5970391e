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

        var nodesOf = new Dictionary<DomainName, HashSet<string>>();
        foreach (var record in zone.AddressRecords)
        {
            if (fleet.Owner(record.Address!) is { } owner)
            {
                Add(nodesOf, record.Name, owner.Name);
            }
        }

        foreach (var standing in standings)
        {
            foreach (var record in standing.OwedTo(zone.Name))
            {
                Add(nodesOf, record.Name, standing.Node);
            }
        }

        return nodesOf.Keys.Where(name => nodesOf[name].Count > 1).ToHashSet();
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
        return [.. new ZoneInRotation(settings, zone, fleet, [.. standings]).RecordsOf(standing)];
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

    private static void Add(Dictionary<DomainName, HashSet<string>> nodesOf, DomainName name, string node)
    {
        if (!nodesOf.TryGetValue(name, out var nodes))
        {
            nodes = nodesOf[name] = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        }

        nodes.Add(node);
    }
}
