using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Strikes;

namespace Witness.Ledger.Stored;

/// <summary>A hold as kept.</summary>
internal static class StoredHold
{
    public static JsonObject Of(Hold hold) =>
        StoredJson.Object(
            ("since", hold.Since.Kept()),
            ("until", hold.Until.Kept()),
            ("reason", hold.Reason),
            ("by", hold.By)
        );

    public static Hold From(JsonElement json) =>
        new(
            Instant.Of(json.Number("since")),
            Instant.Of(json.NumberOrNull("until")),
            json.TextOrNull("reason"),
            json.Text("by")
        );
}
