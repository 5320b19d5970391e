using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Core.Dns;

namespace Witness.Ledger.Stored;

/// <summary>Vendor fields as kept: an object of texts, or nothing.</summary>
internal static class StoredFields
{
    public static JsonObject? Of(VendorFields fields)
    {
        if (fields.All.Count == 0)
        {
            return null;
        }

        var json = new JsonObject();
        foreach (var (name, value) in fields.All)
        {
            json.Add(name, value);
        }

        return json;
    }

    /// <summary>The fields that a member of an object keeps; none where it has no such member.</summary>
    public static VendorFields From(JsonElement json, string name)
    {
        if (!json.Has(name, out var kept))
        {
            return VendorFields.None;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in kept.EnumerateObject())
        {
            fields[field.Name] = field.Value.GetString()!;
        }

        return VendorFields.Of(fields);
    }
}
