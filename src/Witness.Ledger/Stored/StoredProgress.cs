using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Ledger.Stored;

/// <summary>How far a move has come in one zone, as kept.</summary>
internal sealed record StoredProgress(DomainName Zone, ZoneProgress Progress)
{
    public JsonObject ToJson() =>
        StoredJson.Object(
            ("zone", Zone.Text),
            ("settled", Progress.Settled),
            ("tries", Progress.Tries),
            ("notBefore", Progress.NotBefore.Kept()),
            ("lastError", Progress.LastError)
        );

    public static StoredProgress From(JsonElement json) =>
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
