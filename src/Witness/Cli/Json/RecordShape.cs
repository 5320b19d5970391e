using Witness.Core.Dns;

namespace Witness.Cli.Json;

/// <summary>A resource record.</summary>
internal sealed record RecordShape(string Name, string Type, int? Ttl, string Data)
{
    /// <summary>A record as scripts see it.</summary>
    public static RecordShape Of(DnsRecord record) => new(record.Name.Text, record.Type, record.Ttl, record.Data);

    /// <summary>Records as scripts see them.</summary>
    public static IReadOnlyList<RecordShape> Of(IEnumerable<DnsRecord> records) => [.. records.Select(Of)];
}
