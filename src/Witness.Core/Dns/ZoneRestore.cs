using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>
/// Plans what puts a zone back as a snapshot has it. Who is in rotation is not its business: under the names in rotation a
/// record of a node that is not In neither enters nor leaves, and one of a node that is In does not leave. Pure.
/// </summary>
/// <param name="settings">The zone.</param>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="standings">What is remembered of every node.</param>
public sealed class ZoneRestore(ZoneSettings settings, Fleet fleet, IReadOnlyCollection<Standing> standings)
{
    /// <summary>Keys that whoever signs a zone rolls (RFC 4034, 7344): old ones would make it bogus.</summary>
    private static readonly string[] Keys = ["DNSKEY", "CDS", "CDNSKEY"];

    /// <summary>The plan.</summary>
    /// <param name="snapshot">The zone as it is to be.</param>
    /// <param name="zone">The zone as it is.</param>
    /// <remarks>What servers make by themselves (the SOA, signatures, keys) stays theirs. The records are in order.</remarks>
    public ZonePlan Plan(Zone snapshot, Zone zone)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(zone);
        var (missing, more) = ZoneComparison.Compare(snapshot, zone);
        var remarks = new List<string>();
        var names = NamesOf(snapshot).Union(NamesOf(zone)).ToHashSet();
        var leaving = more.Where(record => !IsKey(record) && MayLeave(record, missing, names, remarks)).ToList();
        var entering = missing.Where(record => !IsKey(record) && MayEnter(record, zone, names, remarks));
        var moves = new SetTtls(zone, leaving, remarks).Keep([.. entering]);
        var change = new ZoneChange(
            zone,
            Ordered(moves.Leaving),
            Ordered(moves.Entering),
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

    private bool MayLeave(
        DnsRecord record,
        IReadOnlyList<DnsRecord> missing,
        HashSet<DomainName> names,
        List<string> remarks
    )
    {
        if (!names.Contains(record.Name) || NodeOf(record) is not { } node || missing.Any(record.IsSameAs))
        {
            return true;
        }

        var rotation = standings.FirstOrDefault(one => IsOf(one, node))?.Rotation ?? Rotation.In;
        remarks.Add(
            rotation == Rotation.In
                ? $"{record} stays, for {node} is In; it leaves with: witness remove {node}"
                : $"{record} stays, for {node} is {rotation}"
        );
        return false;
    }

    private bool MayEnter(DnsRecord record, Zone zone, HashSet<DomainName> names, List<string> remarks)
    {
        var owing = standings.FirstOrDefault(one => one.OwedTo(zone.Name).Any(record.IsSameAs));
        var standing =
            owing
            ?? (
                names.Contains(record.Name) && NodeOf(record) is { } node
                    ? standings.FirstOrDefault(one => IsOf(one, node))
                    : null
            );
        // What stands there with another time to live is not put in, but set right.
        if (standing is null or { Rotation: Rotation.In } || zone.Records.Any(record.IsSameAs))
        {
            return true;
        }

        var rest = owing is null ? "" : $"; that is for: witness readd {owing.Node}";
        remarks.Add($"{record} does not return, for {standing.Node} is {standing.Rotation}{rest}");
        return false;
    }

    private IReadOnlySet<DomainName> NamesOf(Zone zone) => RotationNames.Of(settings, zone, fleet, standings);

    private string? NodeOf(DnsRecord record) => record.Address is { } address ? fleet.Owner(address)?.Name : null;

    private static VendorFields AttributesOf(Zone snapshot, Zone zone) =>
        zone.Attributes[VendorFields.ZoneIdentity] is { } identity
            ? snapshot.Attributes.With(VendorFields.ZoneIdentity, identity)
            : snapshot.Attributes;

    private static bool IsKey(DnsRecord record) => Keys.Contains(record.Type);

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

    /// <summary>A set of which a record stays keeps its one time to live (RFC 2181 §5.2), and what enters takes it.</summary>
    private sealed class SetTtls(Zone zone, List<DnsRecord> leaving, List<string> remarks)
    {
        public (List<DnsRecord> Leaving, List<DnsRecord> Entering) Keep(List<DnsRecord> entering)
        {
            var kept = entering.ConvertAll(record => TtlOf(record) is { } ttl ? record with { Ttl = ttl } : record);
            foreach (var record in kept.Except(entering))
            {
                remarks.Add(
                    $"{record.Name} {record.Type} {record.Data} has TTL {record.Ttl}, as what stays of its set has"
                );
            }

            return (
                leaving.FindAll(record => !kept.Exists(record.IsExactly)),
                kept.FindAll(record => !leaving.Exists(record.IsExactly))
            );
        }

        private int? TtlOf(DnsRecord entering)
        {
            var set = zone.At(entering.Name).Where(other => IsOfSet(other, entering)).ToList();
            return set.Exists(other => !leaving.Contains(other)) && set.TrueForAll(other => other.Ttl == set[0].Ttl)
                ? set[0].Ttl
                : null;
        }

        private static bool IsOfSet(DnsRecord one, DnsRecord other) =>
            one.Type == other.Type
            && one.Vendor[VendorFields.SetIdentifier] == other.Vendor[VendorFields.SetIdentifier];
    }
}
