namespace Witness.Checks.Ping;

/// <summary>How this process may send ICMP echo requests.</summary>
public enum IcmpMode
{
    /// <summary>Not at all.</summary>
    Unavailable,

    /// <summary>By a datagram ICMP socket, which <c>net.ipv4.ping_group_range</c> permits (icmp(7)).</summary>
    Datagram,

    /// <summary>By a raw socket, which CAP_NET_RAW permits (raw(7)).</summary>
    Raw,
}

/// <summary>Whether one address family can be pinged, and if not, why and what to do.</summary>
/// <param name="Mode">How.</param>
/// <param name="Detail">A sentence fragment for doctor and for answers that are unknown.</param>
public sealed record IcmpAvailability(IcmpMode Mode, string Detail)
{
    /// <summary>True where echo requests can be sent.</summary>
    public bool IsAvailable => Mode != IcmpMode.Unavailable;
}
