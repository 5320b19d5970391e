using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Witness.Checks.Anchors;

/// <summary>Where an anchor listens: <c>1.1.1.1:443</c>, <c>[2606:4700:4700::1111]:443</c> or <c>example.com:443</c>.</summary>
/// <param name="Host">An address without brackets, or a name.</param>
/// <param name="Port">The port, 1 to 65535.</param>
public sealed record AnchorHost(string Host, int Port)
{
    /// <summary>Reads a host with its port.</summary>
    /// <param name="text">The text.</param>
    /// <param name="host">What was read, where the answer is true.</param>
    /// <param name="why">What is wrong with it and what would be right, where the answer is false.</param>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out AnchorHost? host,
        [NotNullWhen(false)] out string? why
    )
    {
        host = null;
        why = $"'{text}' is no HOST:PORT such as 1.1.1.1:443, [2606:4700:4700::1111]:443 or example.com:443";
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon < 1 || !TryParsePort(text![(colon + 1)..], out var port))
        {
            return false;
        }

        var name = text[..colon];
        var bracketed = name is ['[', .., ']'] && IPAddress.TryParse(name[1..^1], out _);
        if (!bracketed && Uri.CheckHostName(name) is not (UriHostNameType.Dns or UriHostNameType.IPv4))
        {
            return false;
        }

        host = new AnchorHost(bracketed ? name[1..^1] : name, port);
        why = null;
        return true;
    }

    /// <summary>As configured, an IPv6 address in brackets.</summary>
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;
}
