using System.Net.Sockets;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Https;

/// <summary>Nodes that break the connection, at each phase of a check.</summary>
public sealed class ResetTests
{
    [Fact]
    public async Task A_closed_port_fails()
    {
        var node = HttpNode.Answering("");
        var check = Http.Check(node);
        await node.DisposeAsync();

        var answer = await check.AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, $"connection refused on port {node.Port}"), (answer.Outcome, answer.Detail));
        Assert.Equal("connect", answer.Evidence!.Phase);
    }

    [Fact]
    public async Task A_reset_within_the_TLS_handshake_fails()
    {
        await using var node = new NodeServer(
            async (_, connection) =>
            {
                await connection.ReceiveAsync(new byte[1]);
                NodeServer.Reset(connection);
            }
        );

        var answer = await Http.TlsCheck(node).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Failed, "connection reset during the TLS handshake"),
            (answer.Outcome, answer.Detail)
        );
    }

    [Fact]
    public async Task A_connection_closed_within_the_TLS_handshake_fails()
    {
        await using var node = new NodeServer(
            async (_, connection) =>
            {
                await connection.ReceiveAsync(new byte[4096]);
                connection.Shutdown(SocketShutdown.Both);
            }
        );

        var answer = await Http.TlsCheck(node).AnswerAsync();

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.EndsWith("during the TLS handshake", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_speaks_no_TLS_fails()
    {
        await using var node = new NodeServer(
            async (_, connection) =>
            {
                await connection.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
                await connection.ReceiveAsync(new byte[4096]);
            }
        );

        var answer = await Http.TlsCheck(node).AnswerAsync();

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.StartsWith("TLS handshake failed: ", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "connection reset during the first byte")]
    [InlineData("HTTP/1.1 200 OK\r\n", "connection reset during the headers")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nbo", "connection reset during the body")]
    public async Task A_reset_within_the_answer_fails(string before, string detail)
    {
        await using var node = new NodeServer(
            async (_, connection) =>
            {
                await using var stream = new NetworkStream(connection);
                await HttpNode.TakeRequestAsync(stream);
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(before));
                NodeServer.Reset(connection);
            }
        );

        var answer = await Http.Check(node, settings => settings with { Contains = "body" }).AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }
}
