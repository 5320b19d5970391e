using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Witness.Configuration.Json;

/// <summary>A JSON value and where it stands.</summary>
/// <param name="Kind">Object, array, string, number, true, false or null.</param>
/// <param name="Line">Its line, from 1: that of its key, where it has one.</param>
/// <param name="Path">Its place, such as <c>nodes[1].name</c>; empty for the whole file.</param>
internal sealed record JsonAt(JsonValueKind Kind, int Line, string Path)
{
    private const int LongestShown = 60;

    /// <summary>The members of what has none.</summary>
    public static readonly IReadOnlyDictionary<string, JsonAt> NoMembers = new Dictionary<string, JsonAt>(
        StringComparer.Ordinal
    );

    /// <summary>The text of a string; the digits of a number.</summary>
    public string Text { get; init; } = "";

    /// <summary>The values of an array.</summary>
    public IReadOnlyList<JsonAt> Items { get; init; } = [];

    /// <summary>The values of an object by their keys.</summary>
    public IReadOnlyDictionary<string, JsonAt> Members { get; init; } = NoMembers;

    /// <summary>True for an object.</summary>
    public bool IsObject => Kind == JsonValueKind.Object;

    /// <summary>
    /// The value for messages: short, on one line, and as it was written, but for URLs, of which many hold a token.
    /// </summary>
    public string Shown =>
        Kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String when Text.Contains("://", StringComparison.Ordinal) => "a URL",
            JsonValueKind.String => Quote(Text),
            JsonValueKind.Number => Text,
            _ => Kind.ToString().ToLowerInvariant(),
        };

    /// <summary>The value of a key; null where the object lacks it, or this is no object.</summary>
    public JsonAt? Member(string key) => Members.GetValueOrDefault(key);

    /// <summary>The path of a key of this object.</summary>
    public string PathOf(string key) =>
        key.Length == 0 || !key.All(IsPlainInPaths) ? $"{Path}[{Quote(key)}]"
        : Path.Length == 0 ? key
        : $"{Path}.{key}";

    /// <summary>A value that nobody wrote, placed where it would have stood.</summary>
    public static JsonAt Of(JsonNode value, int line, string path) =>
        value switch
        {
            JsonArray items => new JsonAt(JsonValueKind.Array, line, path)
            {
                Items = [.. items.Select((item, index) => Of(item!, line, $"{path}[{index}]"))],
            },
            JsonObject { Count: 0 } => new JsonAt(JsonValueKind.Object, line, path),
            _ => new JsonAt(value.GetValueKind(), line, path) { Text = value.ToString() },
        };

    private static bool IsPlainInPaths(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '$' or '-' or '.' or '_';

    /// <summary>A text in quotes, shortened, its control characters escaped.</summary>
    public static string Quote(string text)
    {
        // Not between the halves of a surrogate pair, which no encoder takes.
        var cut = char.IsHighSurrogate(text.ElementAtOrDefault(LongestShown - 1)) ? LongestShown - 1 : LongestShown;
        var shown = text.Length > LongestShown ? text[..cut] + "…" : text;
        return $"\"{JsonEncodedText.Encode(shown, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }
}
