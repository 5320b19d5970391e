using System.Net;
using System.Net.Sockets;

namespace Witness.Checks.Ping;

/// <summary>A check that waits for a reply.</summary>
/// <param name="target">Whom it asked.</param>
internal sealed class PendingEcho(SocketAddress target)
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the target has replied.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Takes a reply, if it came from the target: what another host sends in its name proves nothing.</summary>
    public void Take(SocketAddress from)
    {
        if (AddressOf(from).SequenceEqual(AddressOf(target)))
        {
            _answered.TrySetResult();
        }
    }

    /// <summary>The address alone, of a sockaddr_in (ip(7)) or a sockaddr_in6 (ipv6(7)).</summary>
    private static ReadOnlySpan<byte> AddressOf(SocketAddress address) =>
        address.Family == AddressFamily.InterNetworkV6
            ? address.Buffer.Span.Slice(8, 16)
            : address.Buffer.Span.Slice(4, 4);
}
