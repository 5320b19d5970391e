using System.Text.Json;
using Witness.Core.Dns;

namespace Witness.Registrars.Exec;

/// <summary>
/// One object of an answer, read strictly: every member of the kind that it must be, and none that nobody knows. Every
/// error is a <see cref="FormatException"/> that names the member.
/// </summary>
/// <param name="json">The object.</param>
/// <param name="path">Where it stands in the answer, empty for the answer itself.</param>
internal sealed class AnswerObject(JsonElement json, string path)
{
    private readonly Dictionary<string, JsonElement> _members =
        json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
            : throw new FormatException($"{(path.Length == 0 ? "it" : path)} is no JSON object");

    /// <summary>True where the member is there.</summary>
    public bool Has(string key) => _members.ContainsKey(key);

    /// <summary>Refuses every other member: a misspelt one would be lost without a word.</summary>
    public void Expect(params IReadOnlyList<string> keys)
    {
        if (_members.Keys.FirstOrDefault(key => !keys.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException($"{At(unknown)} is no member known here; known are {string.Join(", ", keys)}");
        }
    }

    /// <summary>Any text.</summary>
    public string Anything(string key)
    {
        if (Member(key) is not { ValueKind: JsonValueKind.String } value)
        {
            throw new FormatException($"{At(key)} is no string");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // Half a surrogate pair is JSON, and no text.
            throw new FormatException($"{At(key)} is no Unicode text", error);
        }
    }

    /// <summary>A text of one line that is not empty.</summary>
    public string Text(string key) =>
        Anything(key) is { Length: > 0 } text && !text.Any(char.IsControl)
            ? text
            : throw new FormatException($"{At(key)} is empty or more than one line");

    /// <summary>A text of one line, or null where it is missing or null.</summary>
    public string? OptionalText(string key) => IsNothing(key) ? null : Text(key);

    /// <summary>True or false.</summary>
    public bool Flag(string key) =>
        Member(key).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FormatException($"{At(key)} is neither true nor false"),
        };

    /// <summary>A number from 0 to 2147483647, or null where null is written.</summary>
    public int? WholeNumber(string key) =>
        Member(key) switch
        {
            { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= 0 => number,
            var value => throw new FormatException(
                $"{At(key)} {Excerpt.Quote(value.GetRawText())} is no whole number from 0 to {int.MaxValue}"
            ),
        };

    /// <summary>Lines of text by their keys; none where the member is missing.</summary>
    public VendorFields Fields(string key)
    {
        if (IsNothing(key))
        {
            return VendorFields.None;
        }

        var fields = Object(key);
        return VendorFields.Of(fields._members.Keys.Select(name => KeyValuePair.Create(name, fields.Line(name))));
    }

    /// <summary>An object.</summary>
    public AnswerObject Object(string key) => new(Member(key), At(key));

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<AnswerObject> Objects(string key) =>
        Member(key) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select((item, index) => new AnswerObject(item, $"{At(key)}[{index}]"))]
            : throw new FormatException($"{At(key)} is no list");

    /// <summary>The path of a member.</summary>
    public string At(string key) => path.Length == 0 ? Excerpt.Of(key) : $"{path}.{Excerpt.Of(key)}";

    private JsonElement Member(string key) =>
        _members.TryGetValue(key, out var value) ? value : throw new FormatException($"{At(key)} is missing");

    private bool IsNothing(string key) =>
        !_members.TryGetValue(key, out var value) || value.ValueKind == JsonValueKind.Null;

    private string Line(string key) =>
        Anything(key) is var text && !text.Any(char.IsControl)
            ? text
            : throw new FormatException($"{At(key)} is more than one line");
}
