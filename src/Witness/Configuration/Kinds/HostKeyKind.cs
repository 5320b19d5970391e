using System.Text.RegularExpressions;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>The fingerprint of an SSH host key, as <c>ssh-keygen -l</c> prints it.</summary>
internal sealed partial class HostKeyKind : TextKind<string>
{
    private const string Characters = "SHA256:[A-Za-z0-9+/]{43}";

    /// <summary>The one kind of fingerprints.</summary>
    public static HostKeyKind Sha256 { get; } = new();

    /// <inheritdoc />
    public override string Expected =>
        "\"SHA256:\" and 43 characters, as printed by: ssh-keyscan HOST | ssh-keygen -lf -";

    /// <inheritdoc />
    protected override string Shape => $"^{Characters}$";

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading) =>
        Pattern().IsMatch(text)
            ? text
            : throw new FormatException($"{JsonAt.Quote(text)} is no fingerprint of a host key");

    [GeneratedRegex($@"^{Characters}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
