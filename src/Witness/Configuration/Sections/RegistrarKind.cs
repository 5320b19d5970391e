using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of whichever type it says it is.</summary>
internal sealed class RegistrarKind : Kind<RegistrarOptions>
{
    /// <summary>Every type of registrar.</summary>
    public static IReadOnlyList<RegistrarSection> Types { get; } =
    [new NamecheapSection(), new Route53Section(), new Rfc2136Section(), new ZoneFileSection(), new ExecSection()];

    /// <inheritdoc />
    public override string Expected => $"an object with a \"{RegistrarSection.TypeName}\": {TypeWords}";

    private static string TypeWords => string.Join(" or ", Types.Select(section => $"\"{section.Type}\""));

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) =>
        new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray(RegistrarSection.TypeName),
            ["properties"] = new JsonObject
            {
                [RegistrarSection.TypeName] = new JsonObject
                {
                    ["enum"] = new JsonArray([.. Types.Select(section => (JsonNode)section.Type)]),
                },
            },
            // Not oneOf: an editor then says what is wrong with this type, and not that no type fits.
            ["allOf"] = new JsonArray([.. Types.Select(section => (JsonNode)WhereOfType(section, partial))]),
        };

    private static JsonObject WhereOfType(RegistrarSection section, bool partial) =>
        new()
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray(RegistrarSection.TypeName),
                ["properties"] = new JsonObject
                {
                    [RegistrarSection.TypeName] = new JsonObject { ["const"] = section.Type },
                },
            },
            ["then"] = section.Describe(partial),
        };

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out RegistrarOptions result)
    {
        result = null;
        if (value.Member(RegistrarSection.TypeName) is not { Kind: JsonValueKind.String } type)
        {
            return Reject(value, reading, value.IsObject ? "has no type" : $"{value.Shown} is no registrar");
        }

        if (Types.FirstOrDefault(section => section.Type == type.Text) is { } section)
        {
            return section.TryRead(value, reading, out result);
        }

        reading.Reject(
            type,
            $"{type.Shown} is no type of registrar",
            Nearest.Advice(type.Text, Types.Select(section => section.Type))
        );
        return false;
    }
}
