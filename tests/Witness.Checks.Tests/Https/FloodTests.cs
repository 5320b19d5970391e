using System.Net.Sockets;
using System.Text;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Https;

/// <summary>Nodes that send without end. What the check takes and what it allocates is measured.</summary>
[Collection(Measured.Name)]
public sealed class FloodTests
{
    private static readonly byte[] Junk = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
    private static readonly byte[] Headers = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Repeat("X-Junk: junk\r\n", 4096))
    );
    private static readonly byte[] Chunks = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Repeat("1;junk=junk\r\nx\r\n", 4096))
    );

    [Fact]
    public Task A_status_line_without_end() => AssertFailsAsync("HTTP/1.1 200 ", Junk, "headers of more than 32 KiB");

    [Fact]
    public Task A_header_line_without_end() =>
        AssertFailsAsync("HTTP/1.1 200 OK\r\nServer: ", Junk, "headers of more than 32 KiB");

    [Fact]
    public Task Headers_without_end() =>
        AssertFailsAsync("HTTP/1.1 200 OK\r\n", Headers, "headers of more than 32 KiB");

    [Fact]
    public Task Interim_answers_without_end() =>
        AssertFailsAsync(
            "",
            Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("HTTP/1.1 100 Go\r\n\r\n", 4096))),
            "headers of more than 32 KiB"
        );

    [Fact]
    public Task A_body_of_10_GB_that_is_searched() =>
        AssertFailsAsync("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", Junk, NotFound, contains: true);

    [Fact]
    public Task A_chunked_body_of_10_GB_that_is_searched() =>
        AssertFailsAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Chunks, NotFound, contains: true);

    [Fact]
    public async Task A_body_of_10_GB_that_is_not_searched_is_not_read()
    {
        var (answer, node) = await FloodAsync(
            "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n",
            Junk,
            contains: false
        );

        Assert.Equal((CheckOutcome.Passed, "200 OK"), (answer.Outcome, answer.Detail));
        Assert.InRange(node.Flooded, 0, Measured.SocketBuffers);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'x' })]
    // Records of a handshake message that claims 16 MB (RFC 8446 §4 and §5.1).
    [InlineData(new byte[] { 22, 3, 3, 0, 6, 2, 0xff, 0xff, 0xff, 0, 0 })]
    public async Task A_TLS_handshake_without_end(byte[] piece)
    {
        byte[] flood = [.. Enumerable.Repeat(piece, 4096).SelectMany(bytes => bytes)];
        await using var node = new NodeServer(
            (server, connection) => server.FloodAsync(new NetworkStream(connection), flood)
        );

        var answer = await Measured.AnswerAsync(Http.TlsCheck(node));

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.Contains("TLS handshake", answer.Detail, StringComparison.Ordinal);
        Assert.InRange(node.Flooded, 0, Measured.SocketBuffers);
    }

    private static string NotFound => "the body does not contain 'needle' (looked at 64 KiB at most)";

    private static async Task AssertFailsAsync(string begin, byte[] flood, string detail, bool contains = false)
    {
        var (answer, node) = await FloodAsync(begin, flood, contains);

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
        Assert.InRange(node.Flooded, 0, Measured.SocketBuffers);
    }

    private static async Task<(CheckAnswer Answer, NodeServer Node)> FloodAsync(
        string begin,
        byte[] flood,
        bool contains
    )
    {
        await using var node = HttpNode.Behaving(
            async (server, stream) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(begin));
                await server.FloodAsync(stream, flood);
            }
        );
        var check = Http.Check(node, settings => settings with { Contains = contains ? "needle" : null });

        return (await Measured.AnswerAsync(check), node);
    }
}
