using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Ledger.Stored;

/// <summary>How far a move has come in one zone, as kept.</summary>
internal static class StoredProgress
{
    public static JsonObject Of(KeyValuePair<DomainName, ZoneProgress> zone) =>
        StoredJson.Object(
            ("zone", zone.Key.Text),
            ("settled", zone.Value.Settled),
            ("tries", zone.Value.Tries),
            ("notBefore", zone.Value.NotBefore.Kept()),
            ("lastError", zone.Value.LastError)
        );

    public static KeyValuePair<DomainName, ZoneProgress> From(JsonElement json) =>
        new(
            DomainName.Parse(json.Text("zone")),
            new ZoneProgress(
                json.Flag("settled"),
                (int)json.Number("tries"),
                Instant.Of(json.Number("notBefore")),
                json.TextOrNull("lastError")
            )
        );
}
