using System.Net.Sockets;
using Witness.Checks.Connection;
using Witness.Core;

namespace Witness.Checks.Ping;

/// <summary>This process's ICMP: at most one socket for each address family, shared by all nodes.</summary>
public sealed class Icmp : IDisposable
{
    private readonly Family _v4;
    private readonly Family _v6;

    /// <summary>Opens the sockets, raw where permitted, else datagram. What cannot be opened is told by <see cref="Availability"/>.</summary>
    /// <param name="time">The clock.</param>
    public Icmp(TimeProvider time)
    {
        _v4 = Open(AddressFamily.InterNetwork, time);
        _v6 = Open(AddressFamily.InterNetworkV6, time);
    }

    /// <summary>Whether nodes of a family can be pinged from here, and if not, why and what to do.</summary>
    public IcmpAvailability Availability(AddressFamily family) => Of(family).Availability;

    /// <inheritdoc />
    public void Dispose()
    {
        _v4.Socket?.Dispose();
        _v6.Socket?.Dispose();
    }

    /// <summary>The socket of a family; null where it is unavailable.</summary>
    internal IcmpSocket? SocketOf(AddressFamily family) => Of(family).Socket;

    private Family Of(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? _v6 : _v4;

    private static Family Open(AddressFamily family, TimeProvider time)
    {
        var refusal = SocketError.Success;
        foreach (var mode in new[] { IcmpMode.Raw, IcmpMode.Datagram })
        {
            try
            {
                var socket = new IcmpSocket(family, mode, time);
                return new(socket, new(mode, $"{AddressFamilies.NameOf(family)} by a {Phrase.Of(mode)} ICMP socket"));
            }
            catch (SocketException fault)
            {
                refusal = fault.SocketErrorCode;
            }
        }

        return new(null, new(IcmpMode.Unavailable, Refusal(family, refusal)));
    }

    private static string Refusal(AddressFamily family, SocketError error) =>
        error switch
        {
            SocketError.AccessDenied =>
                "no permission for ICMP: give the process CAP_NET_RAW (AmbientCapabilities=CAP_NET_RAW in the unit), or let its group into the sysctl net.ipv4.ping_group_range",
            SocketError.AddressFamilyNotSupported
            or SocketError.ProtocolFamilyNotSupported
            or SocketError.ProtocolNotSupported => $"this machine has no {AddressFamilies.NameOf(family)}",
            _ => $"no ICMP socket for {AddressFamilies.NameOf(family)}: {new SocketException((int)error).Message}",
        };

    private sealed record Family(IcmpSocket? Socket, IcmpAvailability Availability);
}
