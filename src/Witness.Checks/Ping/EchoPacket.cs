using System.Buffers.Binary;

namespace Witness.Checks.Ping;

/// <summary>
/// An ICMP echo message (RFC 792, RFC 4443 §4.1). It carries a token of 64 random bits, by which the reply is known: the
/// identifier will not do, since the kernel rewrites it for datagram sockets.
/// </summary>
internal static class EchoPacket
{
    /// <summary>Bytes of a request: the header, the token, and as much again as ping(8) sends.</summary>
    public const int Size = 64;

    private const byte EchoRequest = 8;
    private const byte EchoReply = 0;
    private const byte EchoRequestV6 = 128;
    private const byte EchoReplyV6 = 129;
    private const int ChecksumAt = 2;
    private const int SequenceAt = 6;
    private const int TokenAt = 8;
    private const int TokenEnd = TokenAt + sizeof(ulong);

    /// <summary>Writes a request.</summary>
    /// <param name="packet">Where to; <see cref="Size"/> bytes, all zero.</param>
    /// <param name="ipv6">True for ICMPv6, whose checksum is the kernel's to fill in (RFC 3542 §3.1).</param>
    /// <param name="sequence">Which request of its check this is.</param>
    /// <param name="token">By which the reply will be known.</param>
    public static void WriteRequest(Span<byte> packet, bool ipv6, ushort sequence, ulong token)
    {
        packet[0] = ipv6 ? EchoRequestV6 : EchoRequest;
        BinaryPrimitives.WriteUInt16BigEndian(packet[SequenceAt..], sequence);
        BinaryPrimitives.WriteUInt64BigEndian(packet[TokenAt..], token);
        if (!ipv6)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet[ChecksumAt..], Checksum(packet));
        }
    }

    /// <summary>Reads the token of a reply; false for everything else.</summary>
    /// <param name="packet">The message.</param>
    /// <param name="ipv6">True for ICMPv6.</param>
    /// <param name="withHeader">True where the IPv4 header comes first, as a raw socket hands it up (raw(7)).</param>
    /// <param name="token">The token.</param>
    public static bool TryReadReply(ReadOnlySpan<byte> packet, bool ipv6, bool withHeader, out ulong token)
    {
        token = 0;
        var header = withHeader && !packet.IsEmpty ? (packet[0] & 0x0f) * sizeof(uint) : 0;
        if (packet.Length < header + TokenEnd || packet[header] != (ipv6 ? EchoReplyV6 : EchoReply))
        {
            return false;
        }

        token = BinaryPrimitives.ReadUInt64BigEndian(packet[(header + TokenAt)..]);
        return true;
    }

    /// <summary>The Internet checksum (RFC 1071) of an even number of bytes.</summary>
    private static ushort Checksum(ReadOnlySpan<byte> packet)
    {
        var sum = 0u;
        for (var at = 0; at < packet.Length; at += sizeof(ushort))
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(packet[at..]);
        }

        while (sum > ushort.MaxValue)
        {
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
