using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Witness.Checks.Ping;

/// <summary>
/// Takes many packets from a socket with one call (recvmmsg(2)), each with the time at which the kernel got it
/// (SO_TIMESTAMPNS, socket(7)). .NET has neither.
/// </summary>
internal sealed partial class ReplyBatch
{
    /// <summary>How many packets it takes at most.</summary>
    public const int Size = 64;

    /// <summary>More than a reply has: a request's bytes after the longest IPv4 header.</summary>
    private const int PacketSize = 256;

    private const int SenderSize = 28; // sockaddr_in6
    private const int SocketLevel = 1; // SOL_SOCKET
    private const int Truncated = 0x20; // MSG_TRUNC

    /// <summary>
    /// The option whose stamp has 64 bits: SO_TIMESTAMPNS_OLD on 64-bit machines, where every kernel has it, or
    /// SO_TIMESTAMPNS_NEW.
    /// </summary>
    private static readonly int StampOption = nint.Size == sizeof(long) ? 35 : 64;

    // The kernel keeps no pointers from call to call, these structures do: nothing of it may move.
    private readonly byte[] _packets = GC.AllocateArray<byte>(Size * PacketSize, pinned: true);
    private readonly byte[] _senders = GC.AllocateArray<byte>(Size * SenderSize, pinned: true);
    private readonly Stamp[] _stamps = GC.AllocateArray<Stamp>(Size, pinned: true);
    private readonly Vector[] _vectors = GC.AllocateArray<Vector>(Size, pinned: true);
    private readonly Message[] _messages = GC.AllocateArray<Message>(Size, pinned: true);

    /// <summary>Makes the buffers.</summary>
    public ReplyBatch()
    {
        for (var place = 0; place < Size; place++)
        {
            _vectors[place] = new Vector
            {
                Base = Marshal.UnsafeAddrOfPinnedArrayElement(_packets, place * PacketSize),
                Length = PacketSize,
            };
            _messages[place].Header = new Header
            {
                Name = Marshal.UnsafeAddrOfPinnedArrayElement(_senders, place * SenderSize),
                Vectors = Marshal.UnsafeAddrOfPinnedArrayElement(_vectors, place),
                VectorCount = 1,
                Control = Marshal.UnsafeAddrOfPinnedArrayElement(_stamps, place),
            };
        }
    }

    /// <summary>Has the kernel stamp what a socket receives; one that cannot leaves it unstamped.</summary>
    public static void Stamped(Socket socket)
    {
        try
        {
            var on = 1;
            socket.SetRawSocketOption(SocketLevel, StampOption, MemoryMarshal.AsBytes(new Span<int>(ref on)));
        }
        catch (SocketException)
        {
            // A 32-bit kernel older than 5.1: replies count from when they are read.
        }
    }

    /// <summary>Takes what a non-blocking socket has; what it held before is gone.</summary>
    /// <returns>How many packets; none also where the kernel told of an error instead.</returns>
    public int Receive(Socket socket)
    {
        foreach (ref var message in _messages.AsSpan())
        {
            message.Header.NameLength = SenderSize;
            message.Header.ControlLength = Unsafe.SizeOf<Stamp>();
        }

        return Math.Max(0, ReceiveMessages(socket.SafeHandle, ref _messages[0], Size, 0, 0));
    }

    /// <summary>A packet; empty where it was longer than any reply.</summary>
    public ReadOnlySpan<byte> PacketAt(int place) =>
        (_messages[place].Header.Flags & Truncated) != 0
            ? []
            : _packets.AsSpan(place * PacketSize, (int)_messages[place].Length);

    /// <summary>Who sent it: a sockaddr_in (ip(7)) or a sockaddr_in6 (ipv6(7)).</summary>
    public ReadOnlySpan<byte> SenderAt(int place) =>
        _senders.AsSpan(place * SenderSize, _messages[place].Header.NameLength);

    /// <summary>How long before a time of the wall clock the kernel got it; zero where it did not say.</summary>
    public TimeSpan UnreadAt(int place, DateTimeOffset now)
    {
        ref var stamp = ref _stamps[place];
        if (
            _messages[place].Header.ControlLength != Unsafe.SizeOf<Stamp>()
            || stamp.Level != SocketLevel
            || stamp.Type != StampOption
        )
        {
            return TimeSpan.Zero;
        }

        var at = (stamp.Seconds * TimeSpan.TicksPerSecond) + (stamp.Nanoseconds / TimeSpan.NanosecondsPerTick);
        return new TimeSpan((now - DateTimeOffset.UnixEpoch).Ticks - at);
    }

    [LibraryImport("libc", EntryPoint = "recvmmsg")]
    private static partial int ReceiveMessages(
        SafeHandle socket,
        ref Message messages,
        uint count,
        int flags,
        nint timeout
    );

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vector
    {
        public nint Base;
        public nint Length;
    }

    /// <summary>struct msghdr, as the kernel has it: musl's narrower lengths lie in the same places.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        public nint Name;
        public int NameLength;
        public nint Vectors;
        public nint VectorCount;
        public nint Control;
        public nint ControlLength;
        public int Flags;
    }

    /// <summary>struct mmsghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public Header Header;
        public uint Length;
    }

    /// <summary>struct cmsghdr and the struct __kernel_timespec after it, which follows it without a gap (cmsg(3)).</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private struct Stamp
    {
        public nint Length;
        public int Level;
        public int Type;
        public long Seconds;
        public long Nanoseconds;
    }
}
