using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Checks;

namespace Witness.Ledger.Stored;

/// <summary>What an anchor said, as kept.</summary>
internal static class StoredAnchor
{
    public static JsonObject Of(AnchorAnswer anchor) =>
        StoredJson.Object(("host", anchor.Host), ("answered", anchor.Answered), ("detail", anchor.Detail));

    public static AnchorAnswer From(JsonElement json) =>
        new(json.Text("host"), json.Flag("answered"), json.Text("detail"));
}
