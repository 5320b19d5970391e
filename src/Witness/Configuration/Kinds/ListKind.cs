using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A list of values of one kind.</summary>
/// <param name="item">The kind of its values.</param>
/// <param name="what">What its values are, in the plural.</param>
internal sealed class ListKind<T>(Kind<T> item, string what) : Kind<IReadOnlyList<T>>
{
    /// <summary>True where at least one value must be there.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>True where no value may be there twice.</summary>
    public bool Distinct { get; init; }

    /// <inheritdoc />
    public override string Expected => $"a list of {what}{(NotEmpty ? ", one at least" : "")}";

    /// <inheritdoc />
    public override JsonObject Describe(bool partial)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Describe(partial) };
        if (NotEmpty)
        {
            schema["minItems"] = 1;
        }

        if (Distinct)
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> result)
    {
        var items = new List<T>();
        result = items;
        if (value.Kind != JsonValueKind.Array)
        {
            return Reject(value, reading, $"{value.Shown} is no list");
        }

        if (NotEmpty && value.Items.Count == 0)
        {
            return Reject(value, reading, "is empty");
        }

        var good = true;
        foreach (var at in value.Items)
        {
            good &= item.TryRead(at, reading, out var read) && IsNew(read, items, at, reading);
            items.Add(read!);
        }

        return good;
    }

    private bool IsNew(T read, List<T> items, JsonAt at, Reading reading)
    {
        if (!Distinct || !items.Contains(read))
        {
            return true;
        }

        reading.Reject(at, $"{at.Shown} stands in this list already", "keep one");
        return false;
    }
}
