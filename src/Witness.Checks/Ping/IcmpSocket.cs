using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>
/// One ICMP socket for all nodes of an address family. To send never blocks: packets to neighbours that do not answer ARP
/// fill the send buffer for seconds, and must hold up nobody else. Replies are read by a thread of its own: on its way
/// through the thread pool a reply costs more than the whole ping, and stands in one queue with the TLS handshakes of other
/// checks.
/// </summary>
internal sealed class IcmpSocket : IDisposable
{
    private const int ReceiveBuffer = 8 << 20;
    private const int SendBuffer = 4 << 20;
    private const int LargestReply = 2048;

    /// <summary>How long to wait for a reply before looking whether the socket is to be closed.</summary>
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<ulong, PendingEcho> _pending = new();
    private readonly Socket _socket;
    private readonly bool _ipv6;
    private readonly bool _withHeader;
    private readonly TimeProvider _time;
    private readonly IcmpMode _mode;
    private readonly Lock _beginning = new();
    private volatile bool _isRead;
    private volatile bool _closed;

    /// <summary>Opens the socket. It is read from the first time on that a reply is expected.</summary>
    /// <exception cref="SocketException">This process may not, or this machine has no such family.</exception>
    public IcmpSocket(AddressFamily family, IcmpMode mode, TimeProvider time)
    {
        _time = time;
        _mode = mode;
        _ipv6 = family == AddressFamily.InterNetworkV6;
        _withHeader = mode == IcmpMode.Raw && !_ipv6;
        var type = mode == IcmpMode.Raw ? SocketType.Raw : SocketType.Dgram;
        _socket = new Socket(family, type, _ipv6 ? ProtocolType.IcmpV6 : ProtocolType.Icmp)
        {
            Blocking = false,
            ReceiveBufferSize = ReceiveBuffer,
            SendBufferSize = SendBuffer,
        };
        Receive(replies: false);
        _socket.Bind(new IPEndPoint(_ipv6 ? IPAddress.IPv6Any : IPAddress.Any, 0));
    }

    /// <summary>How many checks wait for a reply.</summary>
    public int Waiting => _pending.Count;

    /// <summary>Makes a check known by its token before it sends.</summary>
    public PendingEcho Expect(ulong token, SocketAddress target)
    {
        BeginToRead();
        return _pending.GetOrAdd(token, static (_, to) => new PendingEcho(to), target);
    }

    /// <summary>Forgets a check.</summary>
    public void Forget(ulong token) => _pending.TryRemove(token, out _);

    /// <summary>Sends one echo request.</summary>
    /// <returns>False where the send buffer is full at the moment.</returns>
    /// <exception cref="SocketException">The request could not be sent.</exception>
    public bool TrySend(SocketAddress target, ushort sequence, ulong token)
    {
        Span<byte> packet = stackalloc byte[EchoPacket.Size];
        packet.Clear();
        EchoPacket.WriteRequest(packet, _ipv6, sequence, token);
        try
        {
            _socket.SendTo(packet, SocketFlags.None, target);
            return true;
        }
        catch (SocketException fault)
            when (fault.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable)
        {
            return false;
        }
    }

    /// <summary>Closes it; where it is read, its reader does, a moment later.</summary>
    public void Dispose()
    {
        lock (_beginning)
        {
            _closed = true;
            if (!_isRead)
            {
                _socket.Dispose();
            }
        }
    }

    private void BeginToRead()
    {
        if (_isRead)
        {
            return;
        }

        lock (_beginning)
        {
            if (!_isRead && !_closed)
            {
                Receive(replies: true);
                new Thread(Read) { IsBackground = true, Name = _ipv6 ? "ICMPv6" : "ICMP" }.Start();
                _isRead = true;
            }
        }
    }

    private void Read()
    {
        var buffer = new byte[LargestReply];
        var from = new SocketAddress(_socket.AddressFamily);
        while (!_closed)
        {
            Read(buffer, from);
        }

        _socket.Dispose();
    }

    private void Read(byte[] buffer, SocketAddress from)
    {
        try
        {
            if (!_socket.Poll(LongestPoll, SelectMode.SelectRead))
            {
                return;
            }

            var length = _socket.ReceiveFrom(buffer, SocketFlags.None, from);
            if (
                EchoPacket.TryReadReply(buffer.AsSpan(0, length), _ipv6, _withHeader, out var token)
                && _pending.TryGetValue(token, out var pending)
            )
            {
                pending.Take(from, _time.GetTimestamp());
            }
        }
        catch (SocketException)
        {
            // An ICMP error that the kernel laid on the socket (icmp(7)) says nothing of the replies still to come.
        }
    }

    /// <summary>
    /// Has the kernel drop all ICMP, or all but echo replies: a raw socket is handed everybody's, and would keep them where
    /// nobody reads.
    /// </summary>
    private void Receive(bool replies)
    {
        if (_mode != IcmpMode.Raw)
        {
            return;
        }

        if (_ipv6)
        {
            // ICMP6_FILTER of IPPROTO_ICMPV6 (RFC 3542 §3.2): 256 bits, a set bit blocks its type.
            Span<byte> filter = stackalloc byte[32];
            filter.Fill(0xff);
            filter[129 >> 3] &= replies ? unchecked((byte)~(1 << (129 & 7))) : (byte)0xff;
            _socket.SetRawSocketOption(58, 1, filter);
        }
        else
        {
            // ICMP_FILTER of SOL_RAW (raw(7)): 32 bits, a set bit blocks its type; echo reply is type 0.
            Span<byte> filter = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(filter, replies ? ~1u : ~0u);
            _socket.SetRawSocketOption(255, 1, filter);
        }
    }
}
