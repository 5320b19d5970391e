using System.Net;
using System.Net.Sockets;
using Witness.Core.Dns;
using Witness.Core.Publications;

namespace Witness.Registrars.Resolving;

/// <summary>Finds the addresses of a zone's name servers.</summary>
/// <param name="resolver">Looks up what is not configured.</param>
/// <param name="port">Where servers are asked that are found by the zone's NS.</param>
internal sealed class NameServerFinder(Resolver resolver, int port = NameServer.DefaultPort)
{
    /// <summary>A zone with more addresses of name servers than this is not asked.</summary>
    internal const int Most = 32;

    /// <summary>Finds them: those configured, else the zone's own.</summary>
    /// <param name="zone">The zone's apex.</param>
    /// <param name="configured">Hosts with their ports; null for the zone's own NS.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ResolvingException">None can be asked.</exception>
    public async Task<FoundServers> FindAsync(
        DomainName zone,
        IReadOnlyList<DnsEndPoint>? configured,
        CancellationToken cancellation
    )
    {
        var hosts =
            configured
            ??
            [
                .. (await resolver.NameServersOfAsync(zone, cancellation))
                    .Take(Most + 1)
                    .Select(name => new DnsEndPoint(name.Text, port)),
            ];
        var found = await Task.WhenAll(hosts.Select(host => FindAsync(host, cancellation)));
        var servers = found.SelectMany(host => host.Servers).DistinctBy(server => server.Address).ToList();
        var lost = found.SelectMany(host => host.Lost).ToList();
        return servers.Count > Most
                ? throw new ResolvingException(
                    $"{zone} has more than {Most} addresses of name servers, which are not asked: name some in \"nameservers\" of the zone"
                )
            : servers.Count + lost.Count == 0 && hosts.Count > 0
                ? throw new ResolvingException($"this machine has no route to any name server of {zone}")
            : new FoundServers(servers, lost);
    }

    private async Task<FoundServers> FindAsync(DnsEndPoint host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host.Host, out var written))
        {
            return new FoundServers([new NameServer(host.Host, new IPEndPoint(written, host.Port))], []);
        }

        try
        {
            var addresses = await resolver.AddressesOfAsync(DomainName.Parse(host.Host), cancellation);
            var reachable = addresses.Where(HasRoute);
            return new FoundServers(
                [.. reachable.Select(address => new NameServer(host.Host, new IPEndPoint(address, host.Port)))],
                []
            );
        }
        catch (ResolvingException error)
        {
            return new FoundServers([], [ServerSight.Without(host.Host, error.Message)]);
        }
    }

    /// <summary>Connecting a UDP socket looks the route up and sends nothing (connect(2)).</summary>
    private static bool HasRoute(IPAddress address)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(address, NameServer.DefaultPort);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
