using System.Text.RegularExpressions;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A name that can be typed on a command line and shown in a path: of a node, of a registrar.</summary>
internal sealed partial class IdentifierKind : TextKind<string>
{
    /// <summary>What it is made of, as an expression.</summary>
    public const string Characters = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    /// <summary>The one identifier kind.</summary>
    public static IdentifierKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected =>
        "a name of 1 to 63 letters, digits, \".\", \"_\" or \"-\", a letter or digit first";

    /// <summary>True for a text of this kind.</summary>
    public static bool IsMatch(string text) => Pattern().IsMatch(text);

    /// <inheritdoc />
    protected override string Shape => $"^{Characters}$";

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading) =>
        IsMatch(text) ? text : throw new FormatException($"{JsonAt.Quote(text)} is no name");

    [GeneratedRegex($@"^{Characters}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
