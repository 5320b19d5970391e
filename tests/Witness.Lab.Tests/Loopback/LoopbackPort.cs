using System.Net;
using System.Net.Sockets;

namespace Witness.Lab.Tests.Loopback;

/// <summary>Ports at 127.0.0.1 for servers that must be told theirs.</summary>
public static class LoopbackPort
{
    /// <summary>One that is free for TCP at this moment.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
