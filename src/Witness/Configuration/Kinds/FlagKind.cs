using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>True or false.</summary>
internal sealed class FlagKind : Kind<bool>
{
    /// <summary>The one flag kind.</summary>
    public static FlagKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => "true or false";

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) => new() { ["type"] = "boolean" };

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, out bool result)
    {
        result = value.Kind == JsonValueKind.True;
        return result || value.Kind == JsonValueKind.False || Reject(value, reading, $"is {value.Shown}");
    }
}
