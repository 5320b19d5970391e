using System.Text.Json.Nodes;

namespace Witness.Configuration.Kinds;

/// <summary>Any text on one line.</summary>
/// <param name="longest">The most characters it may have.</param>
internal sealed class PlainTextKind(int longest) : TextKind<string>
{
    /// <inheritdoc />
    public override string Expected => $"a line of 1 to {longest} characters";

    /// <inheritdoc />
    public override JsonObject Describe(bool partial)
    {
        var schema = base.Describe(partial);
        schema["maxLength"] = longest;
        return schema;
    }

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading) =>
        string.IsNullOrWhiteSpace(text) ? throw new FormatException("is empty")
        : text.Length > longest ? throw new FormatException($"has {text.Length} characters")
        : text;
}
