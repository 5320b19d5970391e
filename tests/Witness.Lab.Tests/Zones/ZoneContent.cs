using System.Globalization;
using Witness.Lab.Tests.Hosts;

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

    /// <summary>The records but those of a node under shared names: what stands under its own name stays.</summary>
    public IReadOnlyList<string> Without(params IReadOnlyList<LabNode> nodes) =>
        [.. Records.Where(line => !nodes.Any(node => IsShared(ZoneRecord.Parse(line), node)))];

    /// <summary>The records of a node under shared names.</summary>
    public IReadOnlyList<string> SharedOf(LabNode node) =>
        [.. Records.Where(line => IsShared(ZoneRecord.Parse(line), node))];

    private static bool IsShared(ZoneRecord record, LabNode node) =>
        record.IsOf(node.Host.Addresses) && !record.Name.StartsWith(node.Name + ".", StringComparison.Ordinal);
}
