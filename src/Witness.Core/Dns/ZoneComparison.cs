namespace Witness.Core.Dns;

/// <summary>Which records differ between a zone as it was to be and as it was read back. Pure.</summary>
public static class ZoneComparison
{
    /// <summary>Types that a server makes by itself after a write: the serial, signatures and proofs (RFC 4034, 5155, 8976).</summary>
    private static readonly HashSet<string> MadeByServers =
    [
        "SOA",
        "RRSIG",
        "NSEC",
        "NSEC3",
        "NSEC3PARAM",
        "ZONEMD",
        "TYPE65534",
    ];

    /// <summary>
    /// The differences as a diff, a record a line: <c>- www.example.com 300 A 203.0.113.11</c> is missing, <c>+</c> is more
    /// than was expected. Empty where both are the same, order aside.
    /// </summary>
    public static IReadOnlyList<string> Differences(Zone expected, Zone actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        var (missing, more) = Compare(expected, actual);
        return
        [
            .. missing.Select(record => $"- {record}"),
            .. more.Select(record => $"+ {record}"),
            .. expected.Attributes.DifferencesTo(actual.Attributes),
        ];
    }

    /// <summary>
    /// The records that are missing from what was expected, and those that are more than that; order aside, and a record
    /// that stands there twice counts once (RFC 2181 §5): registrars that list duplicates drop them with the next write.
    /// </summary>
    public static (IReadOnlyList<DnsRecord> Missing, IReadOnlyList<DnsRecord> More) Compare(Zone expected, Zone actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        var (wanted, there) = (MadeByHands(expected).ToList(), MadeByHands(actual).ToList());
        return (Without(wanted, there), Without(there, wanted));
    }

    /// <summary>True of a type that servers make by themselves.</summary>
    public static bool IsMadeByServers(string type) => MadeByServers.Contains(type);

    /// <summary>The records but for those that servers make by themselves.</summary>
    public static IEnumerable<DnsRecord> MadeByHands(Zone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.Records.Where(record => !MadeByServers.Contains(record.Type));
    }

    private static List<DnsRecord> Without(List<DnsRecord> records, List<DnsRecord> others)
    {
        var byName = others.ToLookup(record => record.Name);
        return records.FindAll(record => !byName[record.Name].Any(record.IsExactly));
    }
}
