using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>
/// What the last good readings say of where nodes are published. The names in rotation are found once and serve for every
/// node that is asked about. Pure.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="standings">What is remembered of every node.</param>
/// <param name="readings">The last good reading of each zone.</param>
public sealed class Publication(
    Fleet fleet,
    IEnumerable<Standing> standings,
    IReadOnlyDictionary<DomainName, ZoneReading> readings
)
{
    private readonly Lazy<IReadOnlyList<ZoneInRotation>> _zones = new(() =>
        [
            .. fleet
                .Zones.Where(zone => readings.ContainsKey(zone.Name))
                .Select(zone => new ZoneInRotation(zone, readings[zone.Name].Zone, fleet, [.. standings])),
        ]
    );

    /// <summary>The node's records in rotation, of all zones that have been read.</summary>
    public IReadOnlyList<DnsRecord> RecordsOf(Standing standing) =>
        [.. _zones.Value.SelectMany(zone => zone.RecordsOf(standing))];

    /// <summary>
    /// True where the node is In and every zone has been read and none publishes it under a name in rotation: it is
    /// not sound, never fenced, and nothing of it is to be removed. Where no zone is configured nobody is absent.
    /// </summary>
    public bool IsAbsent(Standing standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing.Rotation == Rotation.In
            && fleet.Zones.Count > 0
            && fleet.Zones.All(zone => readings.ContainsKey(zone.Name))
            && RecordsOf(standing).Count == 0;
    }
}
