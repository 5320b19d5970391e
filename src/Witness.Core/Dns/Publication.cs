using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>What the last good readings say of where a node is published. Pure.</summary>
public static class Publication
{
    /// <summary>The node's records in rotation, of all zones that have been read.</summary>
    public static IReadOnlyList<DnsRecord> RecordsOf(
        Standing standing,
        Fleet fleet,
        IEnumerable<Standing> standings,
        IReadOnlyDictionary<DomainName, ZoneReading> readings
    )
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(readings);
        var all = standings.ToList();
        return
        [
            .. fleet.Zones.SelectMany(zone =>
                readings.GetValueOrDefault(zone.Name) is { } reading
                    ? RotationNames.RecordsOf(standing, zone, reading.Zone, fleet, all)
                    : []
            ),
        ];
    }

    /// <summary>
    /// True where the node is In and every zone has been read and none publishes it under a name in rotation: it is
    /// not sound, never fenced, and nothing of it is to be removed. Where no zone is configured nobody is absent.
    /// </summary>
    public static bool IsAbsent(
        Standing standing,
        Fleet fleet,
        IEnumerable<Standing> standings,
        IReadOnlyDictionary<DomainName, ZoneReading> readings
    )
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(fleet);
        return standing.Rotation == Rotation.In
            && fleet.Zones.Count > 0
            && fleet.Zones.All(zone => readings.ContainsKey(zone.Name))
            && RecordsOf(standing, fleet, standings, readings).Count == 0;
    }
}
