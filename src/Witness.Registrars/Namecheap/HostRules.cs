using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>Which zones are not to be touched, because a write could not give back what was read, or would go nowhere.</summary>
internal static class HostRules
{
    /// <summary>
    /// Refuses a zone that could never be written, when it is read: it is told by day, and not when a node is dead.
    /// </summary>
    /// <exception cref="RegistrarException">It is such a zone.</exception>
    public static void CheckZone(DomainName zone, HostList list, bool allowDynamicDns)
    {
        if (!list.IsUsingOurDns)
        {
            throw Misconfigured(
                $"{zone} is not served by Namecheap's name servers, so a write there goes nowhere: set its nameservers to Namecheap's (BasicDNS, PremiumDNS or FreeDNS), or name the registrar that serves it"
            );
        }

        if (!allowDynamicDns && list.Hosts.FirstOrDefault(host => host.IsDynamic) is { } dynamic)
        {
            throw Misconfigured(
                $"{zone} has a Dynamic DNS host ({dynamic}), and any write would switch that off for good: make it an ordinary record, or give the zone \"allowDynamicDns\": true"
            );
        }

        if (list.Hosts.FirstOrDefault(host => !host.IsActive) is { } inactive)
        {
            throw Misconfigured(
                $"{zone} has an inactive host ({inactive}), and a write could switch it on: take it out, or activate it"
            );
        }
    }

    /// <summary>Refuses to write what the API is known not to take, or would take for something else.</summary>
    /// <exception cref="RegistrarException">It is such a list; nothing was sent.</exception>
    public static void CheckWrite(DomainName zone, HostList list)
    {
        if (list.Hosts.Count == 0)
        {
            throw Refused($"{zone} would be left empty");
        }

        foreach (var host in list.Hosts)
        {
            if (string.IsNullOrWhiteSpace(host.Address))
            {
                throw Refused($"Namecheap cannot take back an empty record ({host}) of {zone}: take it out");
            }

            if (host is { Type: "MX", Address: "." })
            {
                throw Refused(
                    $"Namecheap cannot take back a null MX ({host}) of {zone}, and refuses every write of the zone with it: take it out"
                );
            }
        }
    }

    private static RegistrarException Misconfigured(string message) => new(RegistrarFault.Configuration, message);

    private static RegistrarException Refused(string message) =>
        new(RegistrarFault.Refused, $"{message}; nothing was changed");
}
