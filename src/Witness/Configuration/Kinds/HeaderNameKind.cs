using System.Buffers;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>The name of an HTTP field: a token (RFC 9110 §5.1, §5.6.2).</summary>
internal sealed class HeaderNameKind : TextKind<string>
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>The one kind of field names.</summary>
    public static HeaderNameKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => "the name of a response header such as \"X-Node\"";

    /// <inheritdoc />
    protected override string Shape => "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters)
            ? text
            : throw new FormatException($"{JsonAt.Quote(text)} is no header");
}
