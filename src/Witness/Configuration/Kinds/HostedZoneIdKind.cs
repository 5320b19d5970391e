using System.Text.RegularExpressions;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>The id of a hosted zone of Route 53, as its console shows it or as its command line does.</summary>
internal sealed partial class HostedZoneIdKind : TextKind<string>
{
    private const string Characters = "[A-Z0-9]{1,32}";
    private const string Prefix = "/hostedzone/";

    /// <summary>The one kind of these ids.</summary>
    public static HostedZoneIdKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => "an id such as \"Z2ABCDEFGHIJKL\"";

    /// <inheritdoc />
    protected override string Shape => $"^({Prefix})?{Characters}$";

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading)
    {
        var id = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        return Pattern().IsMatch(id)
            ? id
            : throw new FormatException($"{JsonAt.Quote(text)} is no id of a hosted zone");
    }

    [GeneratedRegex($@"^{Characters}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
