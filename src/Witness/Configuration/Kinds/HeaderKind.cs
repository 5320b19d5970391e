using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>What a header of a request says, a secret. Its name is the key before it.</summary>
internal sealed class HeaderKind : Kind<HeaderOptions>
{
    /// <inheritdoc />
    public override string Expected => SecretKind.Any.Expected;

    /// <inheritdoc />
    public override JsonObject Describe(bool partial) => SecretKind.Any.Describe(partial);

    /// <inheritdoc />
    public override bool TryRead(JsonAt value, Reading reading, [MaybeNullWhen(false)] out HeaderOptions result)
    {
        result = SecretKind.Any.TryRead(value, reading, out var secret) ? new HeaderOptions("", secret) : null;
        return result is not null;
    }
}
