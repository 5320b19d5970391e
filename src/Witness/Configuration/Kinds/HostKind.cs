using Witness.Configuration.Json;
using Witness.Core.Dns;

namespace Witness.Configuration.Kinds;

/// <summary>A host by its domain name or IP address, without a port.</summary>
internal sealed class HostKind : TextKind<string>
{
    /// <summary>The one host kind.</summary>
    public static HostKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => "a host such as \"ns1.example.com\", \"192.0.2.53\" or \"2001:db8::53\"";

    /// <summary>The host as it is connected to; null where the text is none.</summary>
    public static string? Read(string text) =>
        AddressKind.Read(text) is { } address ? address.ToString()
        : IsName(text) && DomainName.TryParse(text, out var name, out _) ? name.Text
        : null;

    // A last label of digits is a slip in an address: no top-level domain is one (RFC 3696 §2).
    private static bool IsName(string text) =>
        Uri.CheckHostName(text) == UriHostNameType.Dns && !text.TrimEnd('.').Split('.')[^1].All(char.IsAsciiDigit);

    /// <inheritdoc />
    protected override string Shape => @"^[^\s/\[\]]+$";

    /// <inheritdoc />
    protected override string Parse(string text, Reading reading) =>
        Read(text) ?? throw new FormatException($"{JsonAt.Quote(text)} is no host");
}
