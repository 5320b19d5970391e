using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>A check that waits for a reply.</summary>
/// <param name="token">By which the reply will be known.</param>
/// <param name="target">Whom it asked.</param>
internal sealed class PendingEcho(ulong token, SocketAddress target)
{
    // The check goes on at once, on the thread that reads replies: it has nothing left to do but to say so.
    private readonly TaskCompletionSource _answered = new();

    /// <summary>By which the reply will be known.</summary>
    public ulong Token => token;

    /// <summary>Whom it asked.</summary>
    public SocketAddress Target => target;

    /// <summary>Ends when the target has replied.</summary>
    public Task Answered => _answered.Task;

    /// <summary>When the reply came; once <see cref="Answered"/> has ended.</summary>
    public Arrival Arrival { get; private set; }

    /// <summary>Takes a reply, if it came from the target: what another host sends in its name proves nothing.</summary>
    /// <param name="from">Who sent it, as a sockaddr.</param>
    /// <param name="arrival">When it came.</param>
    public void Take(ReadOnlySpan<byte> from, Arrival arrival)
    {
        if (!Answered.IsCompleted && AddressOf(from).SequenceEqual(AddressOf(target.Buffer.Span)))
        {
            Arrival = arrival;
            _answered.TrySetResult();
        }
    }

    /// <summary>The address alone, of a sockaddr_in (ip(7)) or a sockaddr_in6 (ipv6(7)).</summary>
    private ReadOnlySpan<byte> AddressOf(ReadOnlySpan<byte> address) =>
        target.Family == AddressFamily.InterNetworkV6 ? address.Slice(8, 16) : address.Slice(4, 4);
}
