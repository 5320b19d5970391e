using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// Sets as records, a value a record, and back. What a set has beyond the DNS stands in each of its records.
/// <para>
/// A set that is not to be changed by address shows no address: what an alias leads to stands after <c>ALIAS</c>, and what a
/// traffic policy made stands after <c>POLICY</c>. The type stays the set's own, because an alias of type A may stand beside
/// a set of type AAAA, and among weighted members.
/// </para>
/// </summary>
internal static class ZoneMapping
{
    /// <summary>The attribute of a zone that holds its id, so that a change goes to where the zone was read.</summary>
    public const string IdAttribute = VendorFields.ZoneIdentity;

    /// <summary>A zone of its sets.</summary>
    /// <exception cref="RegistrarException">They are not those of the zone asked for.</exception>
    public static Zone ToZone(DomainName name, string id, IReadOnlyList<RecordSet> sets)
    {
        if (sets.FirstOrDefault(set => set.Key.Type == "SOA") is not { } soa)
        {
            throw new RegistrarException(RegistrarFault.Unclear, $"hosted zone {id} is listed without its SOA");
        }

        return soa.Key.Name == name
            ? new Zone(name, [.. sets.SelectMany(ToRecords)]) { Attributes = VendorFields.None.With(IdAttribute, id) }
            : throw new RegistrarException(
                RegistrarFault.Configuration,
                $"hosted zone {id} is {soa.Key.Name} and not {name}: correct hostedZoneId"
            );
    }

    /// <summary>The sets of a zone that was read.</summary>
    public static IReadOnlyDictionary<RecordSetKey, RecordSet> ToSets(Zone zone) =>
        zone.Records.GroupBy(KeyOf).ToDictionary(set => set.Key, set => ToSet([.. set]));

    /// <summary>The set that a record belongs to.</summary>
    public static RecordSetKey KeyOf(DnsRecord record) =>
        new(record.Name, record.Type, record.Vendor[RecordSetKey.SetIdentifierField]);

    /// <summary>A set of its records, which share their time to live and their fields.</summary>
    public static RecordSet ToSet(IReadOnlyList<DnsRecord> records) =>
        new(KeyOf(records[0]), records[0].Ttl, ValuesOf(records), records[0].Vendor);

    private static IReadOnlyList<string> ValuesOf(IReadOnlyList<DnsRecord> records) =>
        records[0].Vendor[RecordSet.AliasField] is null ? [.. records.Select(record => record.Data)] : [];

    private static IEnumerable<DnsRecord> ToRecords(RecordSet set)
    {
        var prefix = set.IsOfPolicy ? "POLICY " : "";
        IEnumerable<string> data = set.IsAlias ? [$"ALIAS {set.Fields[RecordSet.AliasField]}"] : set.Values;
        return data.Select(one => new DnsRecord(set.Key.Name, set.Key.Type, set.Ttl, prefix + one)
        {
            Vendor = set.Fields,
        });
    }
}
