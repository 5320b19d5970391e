using System.Net;
using Witness.Core.Checks;
using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>Plans what a node's move means for one zone as it was just read. Pure.</summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
public sealed class ZonePlanner(Fleet fleet, PolicySettings settings)
{
    /// <summary>The plan that takes a node out of a zone.</summary>
    /// <param name="zone">The zone as it is.</param>
    /// <param name="standing">The node that leaves.</param>
    /// <param name="standings">What is remembered of every node.</param>
    public ZonePlan Leave(Zone zone, Standing standing, IReadOnlyCollection<Standing> standings)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(standing);
        var records = RotationNames.RecordsOf(standing, SettingsOf(zone), zone, fleet, standings);
        var change = new ZoneChange(zone, records, []);
        var others = LeftAlone.Of(SettingsOf(zone), zone, fleet, standings);
        return new ZonePlan(
            change,
            change.IsEmpty ? [] : [.. Hand(standing), .. change.Refusals(GuardFor(standing, standings))],
            others.Count == 0 ? [] : [LeftAlone.Words(others)]
        );
    }

    /// <summary>The plan that puts what is owed to a zone back into it as it is now.</summary>
    /// <param name="zone">The zone as it is.</param>
    /// <param name="standing">The node that returns.</param>
    /// <param name="standings">What is remembered of every node.</param>
    public ZonePlan Return(Zone zone, Standing standing, IReadOnlyCollection<Standing> standings)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(standing);
        var (added, refusals, remarks) = (new List<DnsRecord>(), new List<string>(), new List<string>());
        foreach (var owed in standing.OwedTo(zone.Name))
        {
            if (WithPresentAddress(owed, standing.Node, out var refusal) is not { } record)
            {
                refusals.Add(refusal!);
                continue;
            }

            if (record != owed)
            {
                remarks.Add($"{owed} returns as {record.Data}, the node's present address");
            }

            if (zone.Records.Any(record.IsSameAs) || added.Any(record.IsSameAs))
            {
                continue;
            }

            added.Add(WithTtlOfSet(record, zone, remarks));
        }

        var change = new ZoneChange(zone, [], added);
        refusals.AddRange(change.IsEmpty ? [] : change.Refusals(GuardFor(standing, standings)));
        return new ZonePlan(change, refusals, remarks);
    }

    /// <summary>True where every record owed to the zone still stands in it, so that nothing has left yet.</summary>
    public static bool IsIntact(Zone zone, Standing standing)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(standing);
        return standing.OwedTo(zone.Name).All(owed => zone.Records.Any(owed.IsSameAs));
    }

    /// <summary>What must be left standing when this node moves.</summary>
    public ChangeGuard GuardFor(Standing standing, IReadOnlyCollection<Standing> standings)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var byName = standings.ToDictionary(one => one.Node, StringComparer.OrdinalIgnoreCase);
        var sound = fleet
            .Nodes.Where(node => !node.Name.Equals(standing.Node, StringComparison.OrdinalIgnoreCase))
            .Where(node => IsSound(node, byName.GetValueOrDefault(node.Name)))
            .ToDictionary(node => node.Name, node => node.Addresses, StringComparer.Ordinal);
        return new ChangeGuard(
            standing.Node,
            RotationNames.AddressesOf(standing, fleet),
            sound,
            standing.Forced ? 0 : settings.KeepAtLeast
        );
    }

    /// <summary>Fit to serve, wherever it is published: In, and passed the last round that saw, or without checks.</summary>
    public static bool IsSound(Node node, Standing? standing)
    {
        ArgumentNullException.ThrowIfNull(node);
        return (standing?.Rotation ?? Rotation.In) == Rotation.In
            && (!node.IsJudged || standing?.LastOutcome == CheckOutcome.Passed);
    }

    /// <summary>A hold that was ordered after the fence was decided counts as well; an order to remove outweighs it.</summary>
    private static IEnumerable<string> Hand(Standing standing) =>
        standing is { Rotation: Rotation.Leaving, Held: { } held, Cause: not MoveCause.Order } ? [$"held {held}"] : [];

    private ZoneSettings SettingsOf(Zone zone) => fleet.Zones.First(settings => settings.Name == zone.Name);

    /// <summary>Rule 8: a record whose address the node no longer has returns with its one present address of the family.</summary>
    private DnsRecord? WithPresentAddress(DnsRecord owed, string name, out string? refusal)
    {
        refusal = null;
        if (fleet.Find(name) is not { } node || owed.Address is not { } address || node.Addresses.Contains(address))
        {
            return owed;
        }

        var present = node.Addresses.Where(one => one.AddressFamily == address.AddressFamily).ToList();
        if (present.Count == 1)
        {
            return owed with { Data = present[0].ToString() };
        }

        refusal =
            $"{owed} left with an address that {name} no longer has, and it has {Phrase.Of(present.Count, "address", "addresses")} of that family now{ListOf(present)}: put the record back by hand";
        return null;
    }

    private static string ListOf(List<IPAddress> addresses) =>
        addresses.Count == 0 ? "" : $" ({string.Join(", ", addresses)})";

    /// <summary>The siblings are not ours to change: all records of a set share one TTL (RFC 2181 §5.2).</summary>
    private static DnsRecord WithTtlOfSet(DnsRecord record, Zone zone, List<string> remarks)
    {
        var siblings = zone.At(record.Name).Where(other => other.Type == record.Type && other.Ttl is not null).ToList();
        var own = siblings.FindAll(other =>
            other.Vendor[VendorFields.SetIdentifier] == record.Vendor[VendorFields.SetIdentifier]
        );
        var ttls = (own.Count > 0 ? own : siblings).Select(other => other.Ttl).Distinct().ToList();
        // Where the set has several (Namecheap keeps one for each record), none of them is the set's.
        if (ttls is not [{ } ttl] || ttl == record.Ttl)
        {
            return record;
        }

        remarks.Add(
            $"{record.Name} {record.Type} {record.Data} returns with TTL {ttl}, as its set has now, instead of {record.Ttl}"
        );
        return record with { Ttl = ttl };
    }
}
