using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Witness.Ledger.Stored;

/// <summary>
/// The lists and zones that the ledger keeps as JSON. The shapes are this folder's own, so that a word renamed in
/// Witness.Core does not make an older ledger unreadable; they only ever gain members, and those may be missing. They are
/// written and read member by member: a serializer would first learn all of them, in every command again.
/// </summary>
internal static class StoredJson
{
    // Nothing here is put into a page, and quotes are read more easily than \u0027.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A value as kept.</summary>
    public static string Write(JsonNode value) => value.ToJsonString(Readable);

    /// <summary>An object with the members that have a value.</summary>
    public static JsonObject Object(params (string Name, JsonNode? Value)[] members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json.Add(name, value);
            }
        }

        return json;
    }

    /// <summary>A list of values.</summary>
    public static JsonArray List<T>(IEnumerable<T> values, Func<T, JsonNode> shape) => [.. values.Select(shape)];

    /// <summary>A value as it was.</summary>
    /// <exception cref="JsonException">It is no JSON, or not of this shape.</exception>
    public static T Read<T>(string json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            return read(document.RootElement);
        }
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonException(error.Message, error);
        }
    }

    /// <summary>A list of values as they were.</summary>
    /// <exception cref="JsonException">It is no JSON, or not of this shape.</exception>
    public static IReadOnlyList<T> ReadList<T>(string json, Func<JsonElement, T> read) =>
        Read(json, list => list.List(read));
}
