using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Connection;

/// <summary>This machine's routes, asked without sending anything.</summary>
public static class RoutingTable
{
    /// <summary>
    /// Null where this machine has a route to an address, else why not, in words. Connecting a UDP socket looks the route
    /// up and sends no packet (ip(7), connect(2)).
    /// </summary>
    public static string? ObjectionTo(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        const int AnyPort = 9;
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(address, AnyPort);
            return null;
        }
        catch (SocketException fault)
        {
            return SocketFault.OfThisMachine(fault.SocketErrorCode, address);
        }
    }
}
