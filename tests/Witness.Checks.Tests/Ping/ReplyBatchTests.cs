using System.Net.Sockets;
using Witness.Checks.Ping;

namespace Witness.Checks.Tests.Ping;

public sealed class ReplyBatchTests
{
    private readonly ReplyBatch _batch = new();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Packets_that_wait_are_taken_together_in_their_order_with_their_sender(string address)
    {
        using var receiver = StampingKernel.Udp(address);
        using var sender = StampingKernel.Udp(address);

        Send(sender, receiver, [1], [2, 2], [3, 3, 3]);

        Assert.Equal(3, _batch.Receive(receiver));
        Assert.Equal([1], _batch.PacketAt(0).ToArray());
        Assert.Equal([2, 2], _batch.PacketAt(1).ToArray());
        Assert.Equal([3, 3, 3], _batch.PacketAt(2).ToArray());
        Assert.Equal(AddressOf(sender), _batch.SenderAt(2));
        Assert.Equal(0, _batch.Receive(receiver));
    }

    [Fact]
    public void What_does_not_fit_is_left_for_the_next()
    {
        using var receiver = StampingKernel.Udp("127.0.0.1");
        using var sender = StampingKernel.Udp("127.0.0.1");
        Send(sender, receiver, [.. Enumerable.Range(0, ReplyBatch.Size + 2).Select(number => new[] { (byte)number })]);

        Assert.Equal(ReplyBatch.Size, _batch.Receive(receiver));
        Assert.Equal(2, _batch.Receive(receiver));
        Assert.Equal([ReplyBatch.Size], _batch.PacketAt(0).ToArray());
    }

    [Fact]
    public void What_is_longer_than_any_reply_is_empty()
    {
        using var receiver = StampingKernel.Udp("127.0.0.1");
        using var sender = StampingKernel.Udp("127.0.0.1");
        Send(sender, receiver, new byte[1000], [7]);

        Assert.Equal(2, _batch.Receive(receiver));
        Assert.Empty(_batch.PacketAt(0).ToArray());
        Assert.Equal([7], _batch.PacketAt(1).ToArray());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void The_kernel_says_when_it_got_a_packet(string address)
    {
        using var kernel = new StampingKernel();
        using var receiver = StampingKernel.Udp(address);
        using var sender = StampingKernel.Udp(address);
        ReplyBatch.Stamped(receiver);
        var before = TimeProvider.System.GetUtcNow();
        Send(sender, receiver, [1]);
        Assert.True(receiver.Poll(TimeSpan.FromSeconds(10), SelectMode.SelectRead));
        var after = TimeProvider.System.GetUtcNow();

        Assert.Equal(1, _batch.Receive(receiver));

        Assert.InRange(_batch.UnreadAt(0, after), TimeSpan.FromTicks(1), after - before);
    }

    [Fact]
    public void What_the_kernel_did_not_stamp_did_not_lie_unread()
    {
        using var stamped = StampingKernel.Udp("127.0.0.1");
        using var unstamped = StampingKernel.Udp("127.0.0.1");
        ReplyBatch.Stamped(stamped);
        Send(unstamped, stamped, [1]);
        Assert.Equal(1, _batch.Receive(stamped));

        Send(stamped, unstamped, [2]);

        Assert.Equal(1, _batch.Receive(unstamped));
        Assert.Equal(TimeSpan.Zero, _batch.UnreadAt(0, TimeProvider.System.GetUtcNow()));
    }

    private static void Send(Socket from, Socket to, params byte[][] packets)
    {
        foreach (var packet in packets)
        {
            from.SendTo(packet, to.LocalEndPoint!);
        }
    }

    private static ReadOnlySpan<byte> AddressOf(Socket socket)
    {
        var address = socket.LocalEndPoint!.Serialize();
        return address.Buffer.Span[..address.Size];
    }
}
