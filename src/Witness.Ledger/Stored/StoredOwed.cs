using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Ledger.Stored;

/// <summary>A record owed to a node, as kept.</summary>
internal static class StoredOwed
{
    public static JsonObject Of(OwedRecord owed) =>
        StoredJson.Object(("zone", owed.Zone.Text), ("record", StoredRecord.Of(owed.Record)));

    public static OwedRecord From(JsonElement json) =>
        new(DomainName.Parse(json.Text("zone")), StoredRecord.From(json.GetProperty("record")));
}
