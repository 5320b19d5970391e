using System.Globalization;

namespace Witness.Lab.Tests.Zones;

/// <summary>What a name server publishes of a zone: a multiset of records, in which order means nothing.</summary>
/// <param name="Serial">The serial of its SOA.</param>
/// <param name="Records">All other records, in one fixed order.</param>
public sealed record ZoneContent(uint Serial, IReadOnlyList<string> Records)
{
    /// <summary>Reads what <c>dig axfr</c> printed with <c>+onesoa</c>.</summary>
    public static ZoneContent Parse(string transfer)
    {
        var records = transfer
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith(';') && !line.Contains("\tANY\tTSIG\t", StringComparison.Ordinal))
            .Select(ZoneRecord.Parse)
            .ToList();
        var start = records.Single(record => record.Type == "SOA");
        return new ZoneContent(
            uint.Parse(start.Data.Split(' ')[2], CultureInfo.InvariantCulture),
            [
                .. records
                    .Where(record => record != start)
                    .Select(record => record.ToString())
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>The records but those of some addresses, under a list of names or under all.</summary>
    public IReadOnlyList<string> Without(IReadOnlyList<string> addresses, params IReadOnlyList<string> keptNames) =>
        [
            .. Records.Where(line =>
                ZoneRecord.Parse(line) is var record
                && (
                    !addresses.Contains(record.Data, StringComparer.Ordinal)
                    || keptNames.Contains(record.Name, StringComparer.Ordinal)
                )
            ),
        ];
}
