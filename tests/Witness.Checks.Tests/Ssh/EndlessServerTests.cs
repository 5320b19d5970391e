using System.Net;
using System.Net.Sockets;
using System.Text;
using Witness.Checks.Ssh;
using Witness.Checks.Ssh.Login;
using Witness.Checks.Ssh.Transport;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Ssh;

/// <summary>SSH servers that never end, or never begin.</summary>
[Collection(Measured.Name)]
public sealed class EndlessServerTests
{
    [Theory]
    [InlineData("x", "no SSH identification in the first 8 KiB")]
    [InlineData("x\r\n", "no SSH identification in the first 8 KiB, saying 'x'")]
    public async Task A_banner_without_end_fails(string piece, string detail)
    {
        var flood = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, 1 << 20)));
        await using var node = new NodeServer(
            (server, connection) => server.FloodAsync(new NetworkStream(connection), flood)
        );

        var answer = await Measured.AnswerAsync(Check(node, SshMode.Banner));

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
        Assert.InRange(node.Flooded, 0, Measured.SocketBuffers);
    }

    [Fact]
    public async Task Packets_to_be_ignored_without_end_fail()
    {
        var flood = SshPackets.Packet([SshMessage.Ignore, .. new byte[30_000]]);
        await using var node = new NodeServer(
            async (server, connection) =>
            {
                await connection.SendAsync(SshPackets.Banner);
                await server.FloodAsync(new NetworkStream(connection), flood);
            }
        );

        var answer = await Measured.AnswerAsync(Check(node, SshMode.Banner));

        Assert.Equal(
            (CheckOutcome.Failed, "the server sends nothing but SSH packets that are to be ignored"),
            (answer.Outcome, answer.Detail)
        );
        Assert.InRange(node.Flooded, 0, Measured.SocketBuffers);
    }

    [Fact]
    public Task A_server_that_never_introduces_itself_fails() =>
        AssertStallsAsync([], "no SSH identification within 10 s");

    [Fact]
    public Task A_server_that_falls_silent_within_the_key_exchange_fails() =>
        AssertStallsAsync(
            [.. SshPackets.Banner, .. SshPackets.Packet(SshPackets.Offer())],
            "no answer to the key exchange within 10 s"
        );

    private static async Task AssertStallsAsync(byte[] begin, string detail)
    {
        var time = new FakeTime();
        await using var node = new NodeServer(
            async (server, connection) =>
            {
                var expected = begin.Length == 0 ? 1 : SshIdentification.OwnLine.Length + 1;
                await connection.SendAsync(begin);
                await new NetworkStream(connection).ReadExactlyAsync(new byte[expected]);
                await server.StallAsync();
            }
        );
        var check = new SshCheck(Settings(node, SshMode.HostKey), IPAddress.Loopback, new OpenSshLogin(), time);

        var answer = await check.AnswerAfterDeadlineAsync(time, node.Reached);

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }

    private static SshSettings Settings(NodeServer node, SshMode mode) =>
        new(node.Port, TimeSpan.FromSeconds(10), mode) { HostKey = "SHA256:unknown" };

    private static SshCheck Check(NodeServer node, SshMode mode) =>
        new(Settings(node, mode), IPAddress.Loopback, new OpenSshLogin(), TimeProvider.System);
}
