using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>
/// One ICMP socket for all nodes of an address family. To send never blocks: packets to neighbours that do not answer ARP
/// fill the send buffer for seconds, and must hold up nobody else.
/// </summary>
internal sealed class IcmpSocket : IDisposable
{
    private const int ReceiveBuffer = 8 << 20;
    private const int SendBuffer = 4 << 20;

    private readonly PendingEchoes _pending;
    private readonly EchoTokens _tokens = new();
    private readonly Socket _socket;
    private readonly bool _ipv6;
    private readonly bool _withHeader;
    private readonly TimeProvider _time;
    private readonly IcmpMode _mode;
    private readonly Lock _beginning = new();
    private volatile ReplyReader? _reader;
    private bool _closed;

    /// <summary>Opens the socket. It is read from the first time on that a reply is expected.</summary>
    /// <exception cref="SocketException">This process may not, or this machine has no such family.</exception>
    public IcmpSocket(AddressFamily family, IcmpMode mode, TimeProvider time)
    {
        _time = time;
        _pending = new PendingEchoes(time);
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

    /// <summary>Makes a check known by a token before it sends.</summary>
    public PendingEcho Expect(SocketAddress target)
    {
        BeginToRead();
        var echo = new PendingEcho(_tokens.Next(), target);
        _pending.Add(echo);
        return echo;
    }

    /// <summary>Forgets a check.</summary>
    public void Forget(PendingEcho echo) => _pending.Remove(echo);

    /// <inheritdoc cref="PendingEchoes.WaitAsync" />
    public Task WaitAsync(PendingEcho echo, TimeSpan patience) => _pending.WaitAsync(echo, patience);

    /// <summary>Sends one echo request.</summary>
    /// <returns>False where the send buffer is full at the moment.</returns>
    /// <exception cref="SocketException">The request could not be sent.</exception>
    public bool TrySend(PendingEcho echo, ushort sequence)
    {
        Span<byte> packet = stackalloc byte[EchoPacket.Size];
        packet.Clear();
        EchoPacket.WriteRequest(packet, _ipv6, sequence, echo.Token);
        try
        {
            _socket.SendTo(packet, SocketFlags.None, echo.Target);
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
            if (_closed)
            {
                return;
            }

            _closed = true;
            IDisposable owner = _reader is { } reader ? reader : _socket;
            owner.Dispose();
        }

        // Apart from the lock: those who waited go on at once.
        _pending.Dispose();
    }

    private void BeginToRead()
    {
        if (_reader is not null)
        {
            return;
        }

        lock (_beginning)
        {
            if (_reader is null && !_closed)
            {
                Receive(replies: true);
                _reader = new ReplyReader(_socket, _ipv6 ? "ICMPv6" : "ICMP", Take, _time);
            }
        }
    }

    private void Take(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> sender, Arrival arrival)
    {
        if (EchoPacket.TryReadReply(packet, _ipv6, _withHeader, out var token))
        {
            _pending.Find(token)?.Take(sender, arrival);
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
