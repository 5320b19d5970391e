using System.Globalization;
using System.Net;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>Where the daemon itself listens: <c>127.0.0.1:9853</c>, <c>[::1]:9853</c>. An address, since a name may move.</summary>
internal sealed class ListenKind : TextKind<IPEndPoint>
{
    /// <inheritdoc />
    public override string Expected => "ADDRESS:PORT such as \"127.0.0.1:9853\" or \"[::1]:9853\"";

    /// <inheritdoc />
    protected override string Shape => @"^[0-9A-Fa-f.:\[\]]+:[0-9]{1,5}$";

    /// <inheritdoc />
    protected override IPEndPoint Parse(string text, Reading reading)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        var bare = host is ['[', .. var inner, ']'] && inner.Contains(':', StringComparison.Ordinal) ? inner : host;
        return
            bare.Contains(':', StringComparison.Ordinal) == (bare != host)
            && AddressKind.Read(bare) is { } address
            && ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port > 0
            ? new IPEndPoint(address, port)
            : throw new FormatException($"{JsonAt.Quote(text)} is no address with a port");
    }
}
