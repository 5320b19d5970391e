using System.Text.Json;

namespace Witness.Ledger.Stored;

/// <summary>The members of what is kept as JSON, by their names. What is missing or of another type is thrown.</summary>
internal static class StoredMembers
{
    /// <summary>A text.</summary>
    public static string Text(this JsonElement json, string name) =>
        json.TextOrNull(name) ?? throw new KeyNotFoundException($"'{name}' is missing");

    /// <summary>A text, where there is one.</summary>
    public static string? TextOrNull(this JsonElement json, string name) =>
        json.Has(name, out var value) ? value.GetString() : null;

    /// <summary>A number.</summary>
    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    /// <summary>A number, where there is one.</summary>
    public static long? NumberOrNull(this JsonElement json, string name) =>
        json.Has(name, out var value) ? value.GetInt64() : null;

    /// <summary>A yes or no.</summary>
    public static bool Flag(this JsonElement json, string name) => json.GetProperty(name).GetBoolean();

    /// <summary>The values of a list.</summary>
    public static IReadOnlyList<T> List<T>(this JsonElement json, Func<JsonElement, T> read)
    {
        var values = new List<T>(json.GetArrayLength());
        foreach (var value in json.EnumerateArray())
        {
            values.Add(read(value));
        }

        return values;
    }

    /// <summary>True where a member has a value.</summary>
    public static bool Has(this JsonElement json, string name, out JsonElement value) =>
        json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
