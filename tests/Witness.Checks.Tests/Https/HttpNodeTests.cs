using System.Net;
using Witness.Checks.Https;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Https;

public sealed class HttpNodeTests
{
    [Fact]
    public async Task A_good_answer_passes_with_its_status_line_and_evidence()
    {
        await using var node = HttpNode.Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

        var answer = await Http.Check(node).AnswerAsync();

        Assert.Equal((CheckOutcome.Passed, "200 OK"), (answer.Outcome, answer.Detail));
        Assert.Equal(200, answer.Evidence!.HttpStatus);
        Assert.NotNull(answer.Evidence.Connect);
        Assert.NotNull(answer.Evidence.FirstByte);
        Assert.Null(answer.Evidence.Tls);
    }

    [Theory]
    [InlineData(4 * 1024)]
    [InlineData((4 * 1024) + 1)]
    [InlineData(32 * 1024)]
    public async Task A_long_head_is_read_whole_and_the_body_behind_it(int length)
    {
        const string Start = "HTTP/1.1 200 OK\r\nX-Long: ";
        const string End = "\r\nContent-Length: 5\r\n\r\n";
        var junk = new string('x', length - Start.Length - End.Length);
        await using var node = HttpNode.Answering($"{Start}{junk}{End}hello");

        var answer = await Http.Check(node, settings => settings with { Contains = "hello" }).AnswerAsync();

        Assert.Equal((CheckOutcome.Passed, "200 OK"), (answer.Outcome, answer.Detail));
    }

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\n\r\n", "503 Service Unavailable, expected 200")]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n", "301 Moved, expected 200")]
    [InlineData("HTTP/1.0 404\r\n\r\n", "404, expected 200")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 500 No\r\n\r\n", "500 No, expected 200")]
    public async Task Another_status_fails(string sent, string detail)
    {
        await using var node = HttpNode.Answering(sent);

        var answer = await Http.Check(node).AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }

    [Theory]
    [InlineData("", "connection closed without an answer")]
    [InlineData("HTTP/1.1 200 OK\r\nServer: x", "connection closed in the middle of the headers")]
    [InlineData("SSH-2.0-OpenSSH_9.2p1\r\n", "the answer is no HTTP/1: 'SSH-2.0-OpenSSH_9.2p1??'")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n", "the answer is no HTTP/1: 'HTTP/1.1 2000 OK'")]
    [InlineData("HTTP/1.1 -20 OK\r\n\r\n", "the answer is no HTTP/1: 'HTTP/1.1 -20 OK'")]
    [InlineData("HTTP/2 200\r\n\r\n", "the answer is no HTTP/1: 'HTTP/2 200'")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "Content-Length '-1' is no length")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "Content-Length '99999999999999999999' is no length"
    )]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "Content-Length '1, 2' is no length"
    )]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", "Transfer-Encoding 'gzip' is not understood")]
    public async Task An_answer_that_is_no_HTTP_fails_with_what_is_wrong(string sent, string detail)
    {
        await using var node = HttpNode.Answering(sent);

        var answer = await Http.Check(node).AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task What_a_node_says_reaches_the_history_short_and_without_control_characters()
    {
        await using var node = HttpNode.Answering($"HTTP/1.1 500 \e[31mred\a\0 \u009b{new string('x', 1000)}\r\n\r\n");

        var answer = await Http.Check(node).AnswerAsync();

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.DoesNotContain(answer.Detail, char.IsControl);
        Assert.StartsWith("500 ?[31mred??", answer.Detail, StringComparison.Ordinal);
        Assert.InRange(answer.Detail.Length, 1, 120);
    }

    [Theory]
    [InlineData("X-Node: chitoge\r\n", null)]
    [InlineData("x-node:  chitoge \r\n", null)]
    [InlineData("", "200 OK without X-Node, expected 'chitoge'")]
    [InlineData("X-Node: taiga\r\n", "X-Node is 'taiga', expected 'chitoge'")]
    [InlineData("X-Node: Chitoge\r\n", "X-Node is 'Chitoge', expected 'chitoge'")]
    [InlineData("X-Node: chitoge\r\nX-Node: taiga\r\n", "X-Node is 'chitoge, taiga', expected 'chitoge'")]
    [InlineData("X-Nodes: chitoge\r\n", "200 OK without X-Node, expected 'chitoge'")]
    public async Task An_answer_from_somebody_else_fails(string header, string? objection)
    {
        await using var node = HttpNode.Answering($"HTTP/1.1 200 OK\r\n{header}\r\n");

        var answer = await Http.Check(node, settings => settings with { Identity = new("X-Node", "chitoge") })
            .AnswerAsync();

        Assert.Equal(objection ?? "200 OK", answer.Detail);
        Assert.Equal(objection is null ? CheckOutcome.Passed : CheckOutcome.Failed, answer.Outcome);
    }

    [Fact]
    public async Task The_request_names_the_site_and_not_the_address()
    {
        var request = "";
        await using var node = new NodeServer(
            async (_, connection) =>
            {
                await using var stream = new System.Net.Sockets.NetworkStream(connection);
                request = await HttpNode.TakeRequestAsync(stream);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            }
        );
        var url = new Uri($"http://www.example.com:{node.Port}/a b?c=d#e");

        await Http.Check(node, settings => settings with { Url = url }).AnswerAsync();

        Assert.StartsWith(
            $"GET /a%20b?c=d HTTP/1.1\r\nHost: www.example.com:{node.Port}\r\n",
            request,
            StringComparison.Ordinal
        );
        Assert.Contains("\r\nConnection: close\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_IPv6_address_is_asked_like_any_other()
    {
        await using var node = new NodeServer(
            async (_, connection) =>
            {
                await using var stream = new System.Net.Sockets.NetworkStream(connection);
                await HttpNode.TakeRequestAsync(stream);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            },
            IPAddress.IPv6Loopback
        );
        var settings = new HttpsSettings(new Uri($"http://[::1]:{node.Port}/"), [200], TimeSpan.FromSeconds(10));

        var answer = await new HttpsCheck(settings, IPAddress.IPv6Loopback, TimeProvider.System).AnswerAsync();

        Assert.Equal((CheckOutcome.Passed, "200 OK"), (answer.Outcome, answer.Detail));
    }
}
