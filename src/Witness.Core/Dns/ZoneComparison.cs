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

    /// <summary>The records that are missing from what was expected, and those that are more than that; order aside.</summary>
    public static (IReadOnlyList<DnsRecord> Missing, IReadOnlyList<DnsRecord> More) Compare(Zone expected, Zone actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        var more = MadeByHands(actual).ToList();
        var missing = MadeByHands(expected).Where(record => !Take(more, record)).ToList();
        return (missing, more);
    }

    /// <summary>The records but for those that servers make by themselves.</summary>
    public static IEnumerable<DnsRecord> MadeByHands(Zone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.Records.Where(record => !MadeByServers.Contains(record.Type));
    }

    private static bool Take(List<DnsRecord> records, DnsRecord wanted)
    {
        var index = records.FindIndex(record =>
            record.IsSameAs(wanted) && record.Ttl == wanted.Ttl && record.Vendor.Equals(wanted.Vendor)
        );
        if (index < 0)
        {
            return false;
        }

        records.RemoveAt(index);
        return true;
    }
}
