using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>A check that waits for a reply.</summary>
/// <param name="token">By which the reply will be known.</param>
/// <param name="target">Whom it asked.</param>
internal sealed class PendingEcho(ulong token, SocketAddress target)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _wait;
    private bool _hasReply;
    private bool _isAbandoned;

    /// <summary>By which the reply will be known.</summary>
    public ulong Token => token;

    /// <summary>Whom it asked.</summary>
    public SocketAddress Target => target;

    /// <summary>Whether the target has replied.</summary>
    public bool HasReply
    {
        get
        {
            lock (_lock)
            {
                return _hasReply;
            }
        }
    }

    /// <summary>When the reply came; once there is one.</summary>
    public Arrival Arrival { get; private set; }

    /// <summary>When its patience ends, on the clock of whoever wakes it; never, while it does not wait.</summary>
    public TimeSpan End { get; private set; } = TimeSpan.MaxValue;

    /// <summary>
    /// Waits until the target has replied, the check is woken, or nobody wants to know any more. It goes on at once, on the
    /// thread on which that happens: it has little left to do.
    /// </summary>
    /// <param name="end">When its patience ends.</param>
    public Task WaitAsync(TimeSpan end)
    {
        lock (_lock)
        {
            if (_hasReply || _isAbandoned)
            {
                return Task.CompletedTask;
            }

            End = end;
            _wait = new TaskCompletionSource();
            return _wait.Task;
        }
    }

    /// <summary>Takes a reply, if it came from the target: what another host sends in its name proves nothing.</summary>
    /// <param name="from">Who sent it, as a sockaddr.</param>
    /// <param name="arrival">When it came.</param>
    public void Take(ReadOnlySpan<byte> from, Arrival arrival)
    {
        if (!AddressOf(from).SequenceEqual(AddressOf(target.Buffer.Span)))
        {
            return;
        }

        TaskCompletionSource? wait;
        lock (_lock)
        {
            if (_hasReply)
            {
                return;
            }

            (_hasReply, Arrival, wait) = (true, arrival, EndWait());
        }

        wait?.SetResult();
    }

    /// <summary>Ends its wait, and every other: nobody wants to know any more.</summary>
    public void Abandon()
    {
        TaskCompletionSource? wait;
        lock (_lock)
        {
            (_isAbandoned, wait) = (true, EndWait());
        }

        wait?.SetResult();
    }

    /// <summary>Wakes it, if its patience has ended.</summary>
    /// <param name="now">What time it is.</param>
    /// <returns>False where it waits on, or does not wait.</returns>
    public bool WakeIfOver(TimeSpan now)
    {
        TaskCompletionSource? wait;
        lock (_lock)
        {
            if (now < End)
            {
                return false;
            }

            wait = EndWait();
        }

        wait?.SetResult();
        return true;
    }

    private TaskCompletionSource? EndWait()
    {
        var wait = _wait;
        (_wait, End) = (null, TimeSpan.MaxValue);
        return wait;
    }

    /// <summary>The address alone, of a sockaddr_in (ip(7)) or a sockaddr_in6 (ipv6(7)).</summary>
    private ReadOnlySpan<byte> AddressOf(ReadOnlySpan<byte> address) =>
        target.Family == AddressFamily.InterNetworkV6 ? address.Slice(8, 16) : address.Slice(4, 4);
}
