using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Witness.Configuration.Json;

/// <summary>
/// Reads JSON (RFC 8259) with comments and trailing commas, and remembers the line of every value. Keys that stand twice in
/// one object are errors.
/// </summary>
internal ref struct JsonTree
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly Reading _reading;
    private Utf8JsonReader _json;
    private long _counted;
    private int _line = 1;
    private string _path = "";

    private JsonTree(ReadOnlySpan<byte> bytes, Reading reading)
    {
        _bytes = bytes;
        _reading = reading;
        _json = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
    }

    /// <summary>The whole of a text; null where it is no JSON, with the error recorded.</summary>
    public static JsonAt? Parse(ReadOnlySpan<byte> bytes, Reading reading)
    {
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(bytes))
        {
            reading.Reject(0, "", "is not UTF-8", "save it in that encoding");
            return null;
        }

        var tree = new JsonTree(bytes, reading);
        try
        {
            tree._json.Read();
            var root = tree.Value(tree.Line(), "");
            tree._json.Read();
            return root;
        }
        catch (JsonException e)
        {
            tree.Reject(e);
            return null;
        }
    }

    private readonly void Reject(JsonException e)
    {
        var line = (int)(e.LineNumber ?? 0) + 1;
        var column = e.BytePositionInLine + 1;
        if (!IsAtEnd(line, column))
        {
            var why = e.Message.Split(" LineNumber:")[0].TrimEnd('.');
            var where = column is null ? "" : $" at column {column}";
            _reading.Reject(line, _path, $"is no JSON{where}: {why}", "look here and just before");
        }
        else if (_json.TokenType == JsonTokenType.None)
        {
            _reading.Reject(0, "", "is empty", "write an object that holds \"nodes\" at least");
        }
        else
        {
            var lastLine = _bytes.TrimEnd(" \t\r\n"u8).Count((byte)'\n') + 1;
            _reading.Reject(
                lastLine,
                _path,
                "the file ends here, and not all is closed",
                "write what is missing, such as } or ]"
            );
        }
    }

    private readonly bool IsAtEnd(int line, long? column) =>
        line == _bytes.Count((byte)'\n') + 1 && column == _bytes.Length - _bytes.LastIndexOf((byte)'\n');

    private JsonAt Value(int line, string path)
    {
        _path = path;
        return _json.TokenType switch
        {
            JsonTokenType.StartObject => Object(line, path),
            JsonTokenType.StartArray => Array(line, path),
            JsonTokenType.String => new JsonAt(JsonValueKind.String, line, path) { Text = Text() },
            JsonTokenType.Number => new JsonAt(JsonValueKind.Number, line, path)
            {
                Text = Encoding.UTF8.GetString(_json.ValueSpan),
            },
            JsonTokenType.True => new JsonAt(JsonValueKind.True, line, path),
            JsonTokenType.False => new JsonAt(JsonValueKind.False, line, path),
            _ => new JsonAt(JsonValueKind.Null, line, path),
        };
    }

    private JsonAt Object(int line, string path)
    {
        var at = new JsonAt(JsonValueKind.Object, line, path);
        var members = new Dictionary<string, JsonAt>(StringComparer.Ordinal);
        while (Next(path) != JsonTokenType.EndObject)
        {
            var key = Text();
            var keyLine = Line();
            _json.Read();
            var value = Value(keyLine, at.PathOf(key));
            if (!members.TryAdd(key, value))
            {
                _reading.Reject(value, $"stands twice, first on line {members[key].Line}", "keep one");
            }
        }

        return at with
        {
            Members = members,
        };
    }

    private JsonAt Array(int line, string path)
    {
        var items = new List<JsonAt>();
        while (Next(path) != JsonTokenType.EndArray)
        {
            items.Add(Value(Line(), $"{path}[{items.Count}]"));
        }

        return new JsonAt(JsonValueKind.Array, line, path) { Items = items };
    }

    private JsonTokenType Next(string path)
    {
        _path = path;
        _json.Read();
        return _json.TokenType;
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // An escape such as \ud800 alone: well-formed JSON that is no text.
            throw new JsonException(
                "a string holds half of a surrogate pair",
                "",
                Line(_json.TokenStartIndex) - 1,
                null,
                e
            );
        }
    }

    private int Line()
    {
        _line = Line(_json.TokenStartIndex);
        _counted = _json.TokenStartIndex;
        return _line;
    }

    private readonly int Line(long offset) => _line + _bytes[(int)_counted..(int)offset].Count((byte)'\n');
}
