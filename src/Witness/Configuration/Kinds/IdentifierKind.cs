using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A name that can be typed on a command line and shown in a path: of a node, of a registrar.</summary>
internal sealed class IdentifierKind : TextKind<string>
{
    private const int Longest = 63;

    /// <summary>The same for a schema.</summary>
    public const string Expression = "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$";

    /// <summary>The one identifier kind.</summary>
    public static IdentifierKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected =>
        "a name of 1 to 63 letters, digits, \".\", \"_\" or \"-\", a letter or digit first";

    /// <summary>True for a text of this kind.</summary>
    public static bool IsMatch(string text) =>
        text.Length is > 0 and <= Longest && char.IsAsciiLetterOrDigit(text[0]) && text.All(IsLetter);

    /// <inheritdoc />
    protected override string Shape => Expression;

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading) =>
        IsMatch(text) ? text : throw new FormatException($"{JsonAt.Quote(text)} is no name");

    private static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
