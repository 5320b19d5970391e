using System.Net;
using System.Net.Sockets;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// HTTP over IPv4 alone: the API's whitelist knows no IPv6, so a machine with both must not choose. Certificates are
/// validated as the platform does. Nothing is followed, cached, sent through a proxy or remembered.
/// </summary>
internal static class Ipv4Http
{
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2);

    /// <summary>A client that refuses bodies of more bytes than that.</summary>
    public static HttpClient Create(int longestBody) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = ConnectAsync,
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
                PooledConnectionLifetime = ConnectionLife,
            }
        )
        {
            MaxResponseContentBufferSize = longestBody,
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellation
    )
    {
        var addresses = await AddressesOfAsync(context.DnsEndPoint.Host, cancellation);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> AddressesOfAsync(string host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? [address]
            : await System.Net.Dns.GetHostAddressesAsync(host, AddressFamily.InterNetwork, cancellation);
        var ipv4 = Array.FindAll(addresses, one => one.AddressFamily == AddressFamily.InterNetwork);
        return ipv4.Length > 0 ? ipv4 : throw new IOException($"{host} has no IPv4 address, and the API needs one");
    }
}
