using System.Net;
using System.Net.Sockets;
using Witness.Core.Checks;

namespace Witness.Checks.Connection;

/// <summary>
/// Whose fault an error of a socket is. Errors that a node or a router on the way can cause (connect(2), icmp(7),
/// RFC 792, RFC 4443) fail the node; every other comes from this machine and says nothing of the node.
/// </summary>
internal static class SocketFault
{
    /// <summary>The answer to give for an error.</summary>
    /// <param name="error">
    /// As .NET maps it: EMFILE and ENFILE are both <see cref="SocketError.TooManyOpenSockets"/>, EACCES and EPERM both
    /// <see cref="SocketError.AccessDenied"/>, and what it has no word for (ENOMEM) is <see cref="SocketError.SocketError"/>.
    /// </param>
    /// <param name="attempt">The try that met it.</param>
    public static CheckAnswer Explain(SocketError error, Attempt attempt)
    {
        var address = attempt.Target.Address;
        if (OfNode(error) is { } words)
        {
            return CheckAnswer.Fail($"{words} {Where(attempt)}", attempt.Evidence);
        }

        return IsAmbiguous(error, address) && RoutingTable.ObjectionTo(address) is null
            ? CheckAnswer.Fail(OfPath(error), attempt.Evidence)
            : CheckAnswer.Unknown(OfThisMachine(error, address));
    }

    /// <summary>What an error of this machine is, in words, with the remedy where there is one.</summary>
    public static string OfThisMachine(SocketError error, IPAddress address) =>
        error switch
        {
            SocketError.TooManyOpenSockets => "this machine has no file handles left: raise LimitNOFILE of the unit",
            SocketError.NoBufferSpaceAvailable or SocketError.SocketError or SocketError.WouldBlock =>
                "this machine has no memory left for sockets",
            SocketError.AccessDenied => $"this machine does not permit connections to {address}",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown =>
                $"this machine has no route to {address}",
            SocketError.AddressFamilyNotSupported or SocketError.ProtocolFamilyNotSupported =>
                $"this machine has no {AddressFamilies.NameOf(address.AddressFamily)}",
            SocketError.AddressNotAvailable =>
                $"this machine has no {AddressFamilies.NameOf(address.AddressFamily)} address, or no port left, to reach {address} from",
            SocketError.InvalidArgument =>
                $"this machine cannot reach {address}: a link-local address needs its interface",
            _ => $"this machine's network failed: {new SocketException((int)error).Message}",
        };

    private static string? OfNode(SocketError error) =>
        error switch
        {
            SocketError.ConnectionRefused => "connection refused",
            SocketError.ConnectionReset or SocketError.NetworkReset => "connection reset",
            SocketError.ConnectionAborted => "connection aborted",
            SocketError.Shutdown or SocketError.Disconnecting or SocketError.NotConnected => "connection closed",
            SocketError.TimedOut => "connection timed out",
            SocketError.HostDown => "host is down",
            SocketError.ProtocolOption => "host does not speak TCP",
            SocketError.MessageSize => "path too narrow for a packet",
            _ => null,
        };

    /// <summary>
    /// Errors that this machine's routing table and somebody on the way can both cause: ENETUNREACH and EHOSTUNREACH (a
    /// router's ICMP, a neighbour that does not answer ARP), and EACCES by ICMPv6 "administratively prohibited".
    /// </summary>
    private static bool IsAmbiguous(SocketError error, IPAddress address) =>
        error is SocketError.NetworkUnreachable or SocketError.HostUnreachable
        || (error == SocketError.AccessDenied && address.AddressFamily == AddressFamily.InterNetworkV6);

    private static string OfPath(SocketError error) =>
        error switch
        {
            SocketError.AccessDenied => "a router on the way forbids the connection",
            SocketError.NetworkUnreachable => "a router on the way knows no route to it",
            _ => "host unreachable",
        };

    private static string Where(Attempt attempt) =>
        attempt.Phase == Phase.Connect ? $"on port {attempt.Target.Port}" : $"during the {attempt.Phase.Name}";
}
