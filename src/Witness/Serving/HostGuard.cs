using System.Net;
using Microsoft.AspNetCore.Http;
using Witness.Configuration;

namespace Witness.Serving;

/// <summary>
/// Knows for which hosts a request may ask: the address that is listened on, this machine's own name for itself, and those
/// that are configured. Any other name may be somebody else's that now points here (DNS rebinding), so that a page from there
/// would read this one through its visitor's browser.
/// </summary>
/// <param name="options">Where is listened, and which names are good.</param>
internal sealed class HostGuard(StatusOptions options)
{
    /// <summary>True where a request may be answered.</summary>
    /// <param name="host">The host that it asks for, its Host field (RFC 9110 §7.2).</param>
    public bool LetsPass(HostString host)
    {
        if (!host.HasValue)
        {
            return false;
        }

        // No name can point an address elsewhere: whoever asks for one has typed it.
        var name = host.Host.Trim('[', ']').TrimEnd('.');
        return IPAddress.TryParse(name, out _)
            || IsLocal(name)
            || options.Hosts.Any(good => good.TrimEnd('.').Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    // RFC 6761 §6.3: localhost is always this machine.
    private static bool IsLocal(string name) => name.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
