using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Dns;

namespace Witness.Ledger.Stored;

/// <summary>A resource record as kept.</summary>
internal static class StoredRecord
{
    public static JsonObject Of(DnsRecord record) =>
        StoredJson.Object(
            ("name", record.Name.Text),
            ("type", record.Type),
            ("ttl", record.Ttl),
            ("data", record.Data),
            ("vendor", StoredFields.Of(record.Vendor))
        );

    public static DnsRecord From(JsonElement json) =>
        new(DomainName.Parse(json.Text("name")), json.Text("type"), (int?)json.NumberOrNull("ttl"), json.Text("data"))
        {
            Vendor = StoredFields.From(json, "vendor"),
        };
}
