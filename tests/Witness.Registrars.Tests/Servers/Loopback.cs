using System.Net;
using System.Net.Sockets;

namespace Witness.Registrars.Tests.Servers;

/// <summary>Ports of this machine alone.</summary>
internal static class Loopback
{
    /// <summary>A port that nobody has at this moment, on either family.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        socket.DualMode = true;
        socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>A server that says what it is told to whoever asks, and then hangs or closes.</summary>
    public static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
