using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Sections;

namespace Witness.Configuration.Kinds;

/// <summary>A section that <c>false</c> switches off; off is null.</summary>
/// <param name="section">The section.</param>
internal sealed class SwitchKind<T>(Section<T> section) : Kind<T?>
    where T : class
{
    /// <summary>True where null switches it off as well: a section that stands alone, with nothing below it to say nothing.</summary>
    public bool IsOffByNull { get; init; }

    /// <inheritdoc />
    public override string Expected => $"an object, {{}} for its defaults, or {(IsOffByNull ? "null" : "false")}";

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) =>
        new()
        {
            ["anyOf"] = new JsonArray([
                section.Describe(partial),
                new JsonObject { ["const"] = false },
                .. IsOffByNull ? [new JsonObject { ["type"] = "null" }] : Array.Empty<JsonNode>(),
            ]),
        };

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, out T? result)
    {
        result = null;
        return value.Kind == JsonValueKind.False
            || (IsOffByNull && value.Kind == JsonValueKind.Null)
            || (
                value.IsObject
                    ? section.TryRead(value, reading, out result)
                    : Reject(value, reading, $"is {value.Shown}")
            );
    }

    /// <inheritdoc />
    public override void CheckPartial(JsonAt value, Reading reading)
    {
        if (value.IsObject)
        {
            section.CheckPartial(value, reading);
        }
        else
        {
            TryRead(value, reading, out _);
        }
    }

    /// <inheritdoc />
    public override JsonAt Overlay(JsonAt under, JsonAt over) => section.Overlay(under, over);
}
