using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>
/// A section whose values are defaults of other ones: checked as far as it goes, and read where it is laid under them.
/// </summary>
/// <param name="section">The section.</param>
internal sealed class DefaultsKind<T>(Section<T> section) : Kind<JsonAt>
{
    /// <inheritdoc />
    public override string Expected => section.Expected;

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) => section.Describe(partial);

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out JsonAt result)
    {
        section.CheckPartial(value, reading);
        result = value;
        return value.IsObject;
    }
}
