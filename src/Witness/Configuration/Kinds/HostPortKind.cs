using System.Globalization;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A host and its port: <c>1.1.1.1:443</c>, <c>[2001:db8::1]:443</c>, <c>ns1.example.com:53</c>.</summary>
/// <param name="defaultPort">The port where none is written; null where one must be.</param>
internal sealed class HostPortKind(int? defaultPort = null) : TextKind<HostPort>
{
    /// <inheritdoc />
    public override string Expected =>
        defaultPort is null
            ? "HOST:PORT such as \"1.1.1.1:443\" or \"[2001:db8::1]:443\""
            : $"a host, with a port unless it is {defaultPort}, such as \"192.0.2.53\", \"192.0.2.53:5353\" or \"[2001:db8::53]:5353\"";

    /// <inheritdoc />
    protected override string Shape => defaultPort is null ? @"^[^\s/]+:[0-9]{1,5}$" : @"^[^\s/]+$";

    /// <inheritdoc />
    protected override HostPort Parse(string text, Reading reading)
    {
        if (defaultPort is { } port && HostKind.Read(text) is { } alone)
        {
            return new HostPort(alone, port);
        }

        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        // A colon in the host is part of an IPv6 address, which must then be in brackets; nothing else may be.
        var bare = host is ['[', .. var inner, ']'] && inner.Contains(':', StringComparison.Ordinal) ? inner : host;
        return
            (bare.Contains(':', StringComparison.Ordinal) == (bare != host))
            && HostKind.Read(bare) is { } read
            && ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            ? new HostPort(read, number)
            : throw new FormatException(
                $"{JsonAt.Quote(text)} is no {(defaultPort is null ? "host with a port" : "host")}"
            );
    }
}
