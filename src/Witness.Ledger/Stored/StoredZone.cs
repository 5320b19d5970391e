using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Dns;

namespace Witness.Ledger.Stored;

/// <summary>A whole zone as kept, with what its registrar says of it beyond its records.</summary>
internal static class StoredZone
{
    public static JsonObject Of(Zone zone) =>
        StoredJson.Object(
            ("name", zone.Name.Text),
            ("isWhole", zone.IsWhole),
            ("version", zone.Version),
            ("records", StoredJson.List(zone.Records, StoredRecord.Of)),
            ("attributes", StoredFields.Of(zone.Attributes))
        );

    public static Zone From(JsonElement json) =>
        new(DomainName.Parse(json.Text("name")), [.. json.GetProperty("records").List(StoredRecord.From)])
        {
            Attributes = StoredFields.From(json, "attributes"),
            Version = json.TextOrNull("version"),
            IsWhole = json.Flag("isWhole"),
        };
}
