using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>A check that waits for a reply.</summary>
/// <param name="target">Whom it asked.</param>
internal sealed class PendingEcho(SocketAddress target)
{
    // The check goes on at once, on the thread that reads replies: it has nothing left to do but to say so.
    private readonly TaskCompletionSource _answered = new();

    /// <summary>Ends when the target has replied.</summary>
    public Task Answered => _answered.Task;

    /// <summary>When the reply was read, as a timestamp of the clock; once <see cref="Answered"/> has ended.</summary>
    public long RepliedAt { get; private set; }

    /// <summary>Takes a reply, if it came from the target: what another host sends in its name proves nothing.</summary>
    /// <param name="from">Who sent it.</param>
    /// <param name="at">When it was read, as a timestamp of the clock.</param>
    public void Take(SocketAddress from, long at)
    {
        if (!Answered.IsCompleted && AddressOf(from).SequenceEqual(AddressOf(target)))
        {
            RepliedAt = at;
            _answered.TrySetResult();
        }
    }

    /// <summary>The address alone, of a sockaddr_in (ip(7)) or a sockaddr_in6 (ipv6(7)).</summary>
    private static ReadOnlySpan<byte> AddressOf(SocketAddress address) =>
        address.Family == AddressFamily.InterNetworkV6
            ? address.Buffer.Span.Slice(8, 16)
            : address.Buffer.Span.Slice(4, 4);
}
