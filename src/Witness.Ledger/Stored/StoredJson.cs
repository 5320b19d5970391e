using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Witness.Ledger.Stored;

/// <summary>
/// The lists and zones that the ledger keeps as JSON. The shapes are this folder's own, so that a word renamed in
/// Witness.Core does not make an older ledger unreadable; they only ever gain members, and those may be missing.
/// </summary>
internal static class StoredJson
{
    // Nothing here is put into a page, and quotes are read more easily than \u0027.
    private static readonly StoredContext Context = new(
        new JsonSerializerOptions(StoredContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>A value as kept.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeOf<T>());

    /// <summary>A value as it was.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize(json, TypeOf<T>()) ?? throw new JsonException("'null' is no value of the ledger");

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!;
}
