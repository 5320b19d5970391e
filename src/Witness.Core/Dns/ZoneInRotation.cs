using System.Net;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>A zone with its names in rotation, and its records by address. Pure.</summary>
internal sealed class ZoneInRotation
{
    private readonly DomainName _name;
    private readonly Fleet _fleet;
    private readonly IReadOnlySet<DomainName> _names;
    private readonly ILookup<IPAddress, (int Place, DnsRecord Record)> _byAddress;

    /// <summary>Finds the names in rotation.</summary>
    public ZoneInRotation(ZoneSettings settings, Zone zone, Fleet fleet, IReadOnlyList<Standing> standings)
    {
        (_name, _fleet) = (zone.Name, fleet);
        _names = RotationNames.Of(settings, zone, fleet, standings);
        _byAddress = zone
            .AddressRecords.Select((record, place) => (place, record))
            .ToLookup(one => one.record.Address!);
    }

    /// <summary>The records of a node that stand here, in the zone's order: under names in rotation, and those owed to it.</summary>
    public IEnumerable<DnsRecord> RecordsOf(Standing standing)
    {
        var owed = standing.OwedTo(_name).ToList();
        return RotationNames
            .AddressesOf(standing, _fleet)
            .SelectMany(address => _byAddress[address])
            .Where(one => _names.Contains(one.Record.Name) || owed.Exists(one.Record.IsSameAs))
            .OrderBy(one => one.Place)
            .Select(one => one.Record);
    }
}
