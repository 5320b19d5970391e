using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A section of whichever type it says it is.</summary>
/// <param name="noun">What it is, in the singular: <c>registrar</c>.</param>
/// <param name="types">Every type there is.</param>
internal class TypedKind<T>(string noun, IReadOnlyList<TypedSection<T>> types) : Kind<T>
{
    /// <inheritdoc />
    public sealed override string Expected => $"an object with a \"{TypeKey.Name}\": {TypeWords}";

    private string TypeWords => string.Join(" or ", types.Select(section => $"\"{section.Type}\""));

    /// <inheritdoc />
    public sealed override JsonObject Describe(bool partial) =>
        new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray(TypeKey.Name),
            ["properties"] = new JsonObject
            {
                [TypeKey.Name] = new JsonObject
                {
                    ["enum"] = new JsonArray([.. types.Select(section => (JsonNode)section.Type)]),
                },
            },
            // Not oneOf: an editor then says what is wrong with this type, and not that no type fits.
            ["allOf"] = new JsonArray([.. types.Select(section => (JsonNode)WhereOfType(section, partial))]),
        };

    private static JsonObject WhereOfType(TypedSection<T> section, bool partial) =>
        new()
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray(TypeKey.Name),
                ["properties"] = new JsonObject { [TypeKey.Name] = new JsonObject { ["const"] = section.Type } },
            },
            ["then"] = section.Describe(partial),
        };

    /// <inheritdoc />
    public sealed override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        if (value.Member(TypeKey.Name) is not { Kind: JsonValueKind.String } type)
        {
            return Reject(value, reading, value.IsObject ? "has no type" : $"{value.Shown} is no {noun}");
        }

        if (types.FirstOrDefault(section => section.Type == type.Text) is { } section)
        {
            return section.TryRead(value, reading, out result);
        }

        reading.Reject(
            type,
            $"{type.Shown} is no type of {noun}",
            Nearest.Advice(type.Text, types.Select(section => section.Type))
        );
        return false;
    }
}
