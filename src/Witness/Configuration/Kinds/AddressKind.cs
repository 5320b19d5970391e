using System.Net;
using System.Net.Sockets;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>An IPv4 or IPv6 address that a machine can have.</summary>
internal sealed class AddressKind : TextKind<IPAddress>
{
    /// <summary>The one address kind.</summary>
    public static AddressKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => "an address such as \"203.0.113.11\" or \"2001:db8::11\"";

    /// <inheritdoc />
    protected override string Shape => @"^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$";

    /// <inheritdoc />
    protected override IPAddress Parse(string text, Reading reading)
    {
        if (text.Contains('%', StringComparison.Ordinal))
        {
            throw new FormatException($"{JsonAt.Quote(text)} has a scope id, and DNS cannot publish one");
        }

        var address = Read(text) ?? throw new FormatException($"{JsonAt.Quote(text)} is no IP address");
        return address.IsIPv4MappedToIPv6
                ? throw new FormatException(
                    $"{JsonAt.Quote(text)} is the IPv4 address \"{address.MapToIPv4()}\" in the form of IPv6"
                )
            : IsNoMachine(address) ? throw new FormatException($"{JsonAt.Quote(text)} is no address of a machine")
            : address;
    }

    /// <summary>
    /// The address that a text is; null where it is none. The BCL also reads <c>127.1</c>, <c>[::1]</c>, <c>fe80::1%eth0</c>,
    /// and <c>010.0.0.1</c> as octal: here what is written must be what is meant.
    /// </summary>
    public static IPAddress? Read(string text) =>
        IPAddress.TryParse(text, out var address)
        && !text.AsSpan().ContainsAny('[', '%')
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text)
            ? address
            : null;

    private static bool IsNoMachine(IPAddress address) =>
        address.Equals(IPAddress.Any)
        || address.Equals(IPAddress.IPv6Any)
        || address.IsIPv6Multicast
        || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes()[0] >= 224);
}
