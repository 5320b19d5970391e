using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>
/// The zones of a simulation, in which every change succeeds at once. They begin as they were last read, with the records
/// that nodes are owed put back.
/// </summary>
internal sealed class ModelZones
{
    private readonly Fleet _fleet;
    private readonly ZonePlanner _planner;
    private readonly Dictionary<DomainName, ZoneReading> _readings;

    /// <summary>The zones of a fleet.</summary>
    /// <param name="fleet">The nodes and zones.</param>
    /// <param name="settings">The policy's numbers: the floor.</param>
    /// <param name="present">What the ledger knows now.</param>
    public ModelZones(Fleet fleet, PolicySettings settings, Recollection present)
    {
        _fleet = fleet;
        _planner = new ZonePlanner(fleet, settings);
        _readings = fleet
            .Zones.Select(zone => present.Readings.GetValueOrDefault(zone.Name))
            .OfType<ZoneReading>()
            .ToDictionary(reading => reading.Zone.Name, reading => Unread(WithOwed(reading.Zone, present)));
    }

    /// <summary>Every zone as it is now.</summary>
    public IReadOnlyDictionary<DomainName, ZoneReading> Readings => _readings;

    /// <summary>Takes a leaving node's records out, unless that would be unsafe, or there are none.</summary>
    /// <returns>The node Out, or back where it came from.</returns>
    public Standing Leave(Standing standing, IReadOnlyCollection<Standing> standings, DateTimeOffset at)
    {
        var plans = _readings.Values.Select(one => _planner.Leave(one.Zone, standing, standings)).ToList();
        var owed = plans.SelectMany(plan =>
            plan.Change.Removed.Select(record => new OwedRecord(plan.Change.Before.Name, record))
        );
        var all = standing.Owed.Concat(owed).DistinctBy(one => (one.Zone, one.Record.Name, one.Record.Data)).ToList();
        var whyNot = plans.SelectMany(plan => plan.Refusals).FirstOrDefault() ?? WhyNothing(all.Count);
        if (whyNot is not null)
        {
            var from = standing.Cause == MoveCause.Comeback ? Rotation.Out : Rotation.In;
            return standing.Moved(from, at, standing.Cause, whyNot);
        }

        foreach (var plan in plans)
        {
            _readings[plan.Change.Before.Name] = Unread(plan.Change.After);
        }

        return standing.Moved(Rotation.Out, at, standing.Cause, standing.Reason ?? "") with
        {
            Owed = [.. all],
        };
    }

    /// <summary>Puts a returning node's records back.</summary>
    /// <returns>The node In.</returns>
    public Standing Return(Standing standing, DateTimeOffset at)
    {
        PutBack(standing, DateTimeOffset.MinValue);
        return standing.BackIn(at, standing.Cause, standing.Reason ?? "");
    }

    /// <summary>Has a node's records put back by somebody else, to be found by a reading of that instant.</summary>
    public void PutBack(Standing standing, DateTimeOffset at)
    {
        foreach (var zone in standing.Owed.Select(owed => owed.Zone).Distinct().Where(_readings.ContainsKey).ToList())
        {
            _readings[zone] = new ZoneReading(With(_readings[zone].Zone, standing.OwedTo(zone)), at);
        }
    }

    private string? WhyNothing(int owed) =>
        owed == 0 && _fleet.Zones.All(zone => _readings.ContainsKey(zone.Name))
            ? "no name in rotation publishes it, so there is nothing to remove"
            : null;

    private static Zone WithOwed(Zone zone, Recollection present) =>
        With(zone, present.Standings.Values.SelectMany(standing => standing.OwedTo(zone.Name)));

    private static Zone With(Zone zone, IEnumerable<DnsRecord> records) =>
        zone with
        {
            Records = [.. zone.Records, .. records.Where(record => !zone.Records.Any(record.IsSameAs))],
        };

    /// <summary>A reading from before every move finds nothing that came back.</summary>
    private static ZoneReading Unread(Zone zone) => new(zone, DateTimeOffset.MinValue);
}
