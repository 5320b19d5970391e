using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>
/// Plans what puts a zone back as a snapshot has it. Who is in rotation is not its business: a record of a node that is not
/// In neither enters nor leaves, and one of a node that is In does not leave. Pure.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="standings">What is remembered of every node.</param>
public sealed class ZoneRestore(Fleet fleet, IReadOnlyCollection<Standing> standings)
{
    /// <summary>The plan.</summary>
    /// <param name="snapshot">The zone as it is to be.</param>
    /// <param name="zone">The zone as it is.</param>
    /// <remarks>What servers make by themselves (the SOA, signatures) stays theirs. The records are in order of their names.</remarks>
    public ZonePlan Plan(Zone snapshot, Zone zone)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(zone);
        var (missing, more) = ZoneComparison.Compare(snapshot, zone);
        var remarks = new List<string>();
        var change = new ZoneChange(
            zone,
            Ordered(more.Where(record => MayLeave(record, missing, remarks))),
            Ordered(missing.Where(record => MayEnter(record, zone, remarks))),
            AttributesOf(snapshot, zone)
        );
        var refusals = change.Refusals(ChangeGuard.Reviewed);
        return new ZonePlan(
            change,
            change.IsEmpty ? []
                : snapshot.IsWhole && zone.IsWhole ? refusals
                : [.. refusals, NotWhole(zone)],
            remarks
        );
    }

    private bool MayLeave(DnsRecord record, IReadOnlyList<DnsRecord> missing, List<string> remarks)
    {
        if (NodeOf(record) is not { } node || missing.Any(record.IsSameAs))
        {
            return true;
        }

        var word = standings.FirstOrDefault(one => IsOf(one, node))?.Rotation ?? Rotation.In;
        remarks.Add(
            word == Rotation.In
                ? $"{record} stays, for {node} is In; it leaves with: witness remove {node}"
                : $"{record} stays, for {node} is {word}"
        );
        return false;
    }

    private bool MayEnter(DnsRecord record, Zone zone, List<string> remarks)
    {
        var standing = standings.FirstOrDefault(one =>
            one.OwedTo(zone.Name).Any(record.IsSameAs) || (NodeOf(record) is { } node && IsOf(one, node))
        );
        // What stands there with another time to live is not put in, but set right.
        if (standing is null or { Rotation: Rotation.In } || zone.Records.Any(record.IsSameAs))
        {
            return true;
        }

        remarks.Add(
            $"{record} does not return, for {standing.Node} is {standing.Rotation}; that is for: witness readd {standing.Node}"
        );
        return false;
    }

    private string? NodeOf(DnsRecord record) => record.Address is { } address ? fleet.Owner(address)?.Name : null;

    private static VendorFields AttributesOf(Zone snapshot, Zone zone) =>
        zone.Attributes[VendorFields.ZoneIdentity] is { } identity
            ? snapshot.Attributes.With(VendorFields.ZoneIdentity, identity)
            : snapshot.Attributes;

    private static List<DnsRecord> Ordered(IEnumerable<DnsRecord> records) =>
        [
            .. records
                .OrderBy(record => record.Name)
                .ThenBy(record => record.Type, StringComparer.Ordinal)
                .ThenBy(record => record.ToString(), StringComparer.Ordinal),
        ];

    private static bool IsOf(Standing standing, string node) =>
        standing.Node.Equals(node, StringComparison.OrdinalIgnoreCase);

    private static string NotWhole(Zone zone) =>
        $"zone {zone.Name} can be read only in part, so that nobody knows what else is in it";
}
