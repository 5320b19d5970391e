using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>A check that waits for a reply.</summary>
/// <param name="token">By which the reply will be known.</param>
/// <param name="target">Whom it asked.</param>
internal sealed class PendingEcho(ulong token, SocketAddress target)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<bool>? _wait;
    private bool _replied;

    /// <summary>By which the reply will be known.</summary>
    public ulong Token => token;

    /// <summary>Whom it asked.</summary>
    public SocketAddress Target => target;

    /// <summary>When its patience ends, on the clock of whoever wakes it; never, while it does not wait.</summary>
    public TimeSpan End { get; private set; } = TimeSpan.MaxValue;

    /// <summary>When the reply came; once there is one.</summary>
    public Arrival Arrival { get; private set; }

    /// <summary>
    /// Waits until the target has replied, which is true, or the check is woken. It goes on at once, on the thread that
    /// reads replies or wakes: it has little left to do.
    /// </summary>
    /// <param name="end">When its patience ends.</param>
    public Task<bool> RepliedBy(TimeSpan end)
    {
        lock (_lock)
        {
            if (_replied)
            {
                return Task.FromResult(true);
            }

            End = end;
            _wait = new TaskCompletionSource<bool>();
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

        TaskCompletionSource<bool>? wait;
        lock (_lock)
        {
            if (_replied)
            {
                return;
            }

            (_replied, Arrival, wait) = (true, arrival, EndWait());
        }

        wait?.SetResult(true);
    }

    /// <summary>Ends its wait without a reply.</summary>
    public void Wake() => WakeIfOver(TimeSpan.MaxValue);

    /// <summary>Ends its wait without a reply, if its patience has ended.</summary>
    /// <param name="now">What time it is.</param>
    /// <returns>False where it waits on, or does not wait.</returns>
    public bool WakeIfOver(TimeSpan now)
    {
        TaskCompletionSource<bool>? wait;
        lock (_lock)
        {
            if (now < End)
            {
                return false;
            }

            wait = EndWait();
        }

        wait?.SetResult(false);
        return wait is not null;
    }

    private TaskCompletionSource<bool>? EndWait()
    {
        var wait = _wait;
        (_wait, End) = (null, TimeSpan.MaxValue);
        return wait;
    }

    /// <summary>The address alone, of a sockaddr_in (ip(7)) or a sockaddr_in6 (ipv6(7)).</summary>
    private ReadOnlySpan<byte> AddressOf(ReadOnlySpan<byte> address) =>
        target.Family == AddressFamily.InterNetworkV6 ? address.Slice(8, 16) : address.Slice(4, 4);
}
