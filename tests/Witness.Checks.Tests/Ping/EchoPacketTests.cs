using Witness.Checks.Ping;

namespace Witness.Checks.Tests.Ping;

public sealed class EchoPacketTests
{
    private const ulong Token = 0x0102030405060708;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reply_is_known_by_the_token_of_its_request(bool ipv6)
    {
        var packet = new byte[EchoPacket.Size];
        EchoPacket.WriteRequest(packet, ipv6, 7, Token);
        Assert.False(EchoPacket.TryReadReply(packet, ipv6, withHeader: false, out _));

        packet[0] = ipv6 ? (byte)129 : (byte)0;

        Assert.True(EchoPacket.TryReadReply(packet, ipv6, withHeader: false, out var token));
        Assert.Equal(Token, token);
    }

    [Fact]
    public void An_IPv4_header_with_options_is_passed_over()
    {
        var packet = new byte[24 + EchoPacket.Size];
        packet[0] = 0x46;
        EchoPacket.WriteRequest(packet.AsSpan(24), false, 7, Token);
        packet[24] = 0;

        Assert.True(EchoPacket.TryReadReply(packet, false, withHeader: true, out var token));
        Assert.Equal(Token, token);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    public void What_is_cut_short_is_no_reply(int length)
    {
        var packet = new byte[length];
        packet.AsSpan().Fill(0x4f);

        Assert.False(EchoPacket.TryReadReply(packet, false, withHeader: true, out _));
        Assert.False(EchoPacket.TryReadReply(new byte[length], false, withHeader: false, out _));
    }

    [Fact]
    public void The_checksum_makes_the_sum_of_the_words_all_ones()
    {
        var packet = new byte[EchoPacket.Size];
        EchoPacket.WriteRequest(packet, false, 0xffff, ulong.MaxValue - 12345);

        var sum = Enumerable.Range(0, packet.Length / 2).Sum(word => (packet[2 * word] << 8) + packet[(2 * word) + 1]);

        Assert.Equal(0xffff, (sum & 0xffff) + (sum >> 16));
    }
}
