using System.Net;
using System.Net.Sockets;

namespace Witness.Hosting;

/// <summary>
/// Which addresses are this machine's own, as its routing table has it: whoever speaks to an address of this machine
/// speaks from that very address. Unlike a list of the interfaces it takes no netlink socket, which the service may not have.
/// </summary>
internal static class OwnAddresses
{
    private const int AnyPort = 9;

    /// <summary>True for an address of this machine. Sends nothing: a connected UDP socket is only a route that was looked up.</summary>
    public static bool Hold(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
        {
            return true;
        }

        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(address, AnyPort);
            return address.Equals((socket.LocalEndPoint as IPEndPoint)?.Address);
        }
        catch (SocketException)
        {
            return false; // no route to it, or no such family here: it is somewhere else
        }
    }
}
