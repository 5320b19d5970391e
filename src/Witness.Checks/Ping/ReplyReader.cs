using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>
/// A thread that reads replies from a socket, and closes it in the end: on its way through the thread pool a reply costs
/// more than the whole ping, and stands in one queue with the TLS handshakes of other checks.
/// </summary>
internal sealed class ReplyReader : IDisposable
{
    /// <summary>Lets replies gather, so that a round costs hundreds of wake-ups and not one for each: they are stamped.</summary>
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(3);

    private readonly Socket _socket;
    private readonly Taker _take;
    private readonly TimeProvider _time;
    private readonly ReplyBatch _batch = new();
    private readonly ManualResetEvent _ending = new(initialState: false);

    /// <summary>Begins to read.</summary>
    /// <param name="socket">A non-blocking one, which is the thread's to close.</param>
    /// <param name="name">The thread's.</param>
    /// <param name="take">Called on the thread for each packet.</param>
    /// <param name="time">The clock.</param>
    public ReplyReader(Socket socket, string name, Taker take, TimeProvider time)
    {
        _socket = socket;
        _take = take;
        _time = time;
        ReplyBatch.Stamped(socket);
        new Thread(Read) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Takes a packet.</summary>
    /// <param name="packet">It.</param>
    /// <param name="sender">Who sent it, as a sockaddr.</param>
    /// <param name="arrival">When it came.</param>
    public delegate void Taker(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> sender, Arrival arrival);

    /// <summary>Has the thread end, a moment later.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Receive);
        }
        catch (SocketException)
        {
            // It is not connected, says the kernel, and wakes whoever polls it nevertheless.
        }

        _ending.Set();
    }

    private void Read()
    {
        do
        {
            AwaitReplies();
            while (TakeBatch() == ReplyBatch.Size) { }
        } while (!_ending.WaitOne(Nap));

        _socket.Dispose();
        _ending.Dispose();
    }

    private void AwaitReplies()
    {
        try
        {
            _socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
        }
        catch (SocketException)
        {
            // This machine is short of memory or of file handles, which ends with it and not with us.
        }
    }

    private int TakeBatch()
    {
        var count = _batch.Receive(_socket);
        var now = _time.GetUtcNow();
        var readAt = _time.GetTimestamp();
        for (var place = 0; place < count; place++)
        {
            _take(_batch.PacketAt(place), _batch.SenderAt(place), new(readAt, _batch.UnreadAt(place, now)));
        }

        return count;
    }
}
