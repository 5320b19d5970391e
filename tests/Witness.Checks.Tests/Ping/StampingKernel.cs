using System.Net;
using System.Net.Sockets;
using Witness.Checks.Ping;

namespace Witness.Checks.Tests.Ping;

/// <summary>
/// A kernel that stamps packets as they come, for as long as it is held: it begins a moment after the first socket has asked
/// for it, and until then a packet's stamp is the time of reading.
/// </summary>
internal sealed class StampingKernel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Socket _socket = Udp("127.0.0.1");
    private readonly ReplyBatch _batch = new();

    public StampingKernel()
    {
        ReplyBatch.Stamped(_socket);
        Assert.True(SpinWait.SpinUntil(StampsAsTheyCome, Patience));
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>A socket of UDP, which the kernel hands up as it does ICMP, and nobody needs a permission for.</summary>
    public static Socket Udp(string address)
    {
        var local = new IPEndPoint(IPAddress.Parse(address), 0);
        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        socket.Bind(local);
        return socket;
    }

    private bool StampsAsTheyCome()
    {
        _socket.SendTo([1], _socket.LocalEndPoint!);
        Assert.True(_socket.Poll(Patience, SelectMode.SelectRead));
        var unread = TimeProvider.System.GetUtcNow();
        return _batch.Receive(_socket) == 1 && _batch.UnreadAt(0, unread) > TimeSpan.Zero;
    }
}
