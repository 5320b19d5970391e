using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Tests.Servers;

/// <summary>Ports of loopback for servers that cannot choose one themselves.</summary>
internal static class TestPorts
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
