using System.Text;
using Witness.Checks.Https;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Https;

public sealed class BodyTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nall is ok")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nall is ok")]
    [InlineData(Chunked + "5\r\nall i\r\n4;name=value\r\ns ok\r\n0\r\nTrailer: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nall is ok")]
    public async Task What_the_body_contains_is_found_however_it_is_framed(string sent)
    {
        await using var node = HttpNode.Answering(sent);

        var answer = await Http.Check(node, settings => settings with { Contains = "is ok" }).AnswerAsync();

        Assert.Equal((CheckOutcome.Passed, "200 OK"), (answer.Outcome, answer.Detail));
    }

    [Theory]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nall is okay",
        "the body does not contain 'okay' (looked at 64 KiB at most)"
    )]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\nokay", "the body does not contain 'okay' (looked at 64 KiB at most)")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nall", "connection closed in the middle of the body")]
    [InlineData(Chunked + "5\r\nall", "connection closed in the middle of the body")]
    [InlineData(Chunked + "ok\r\n", "chunked body without a chunk size")]
    [InlineData(Chunked + "-5\r\n", "chunked body without a chunk size")]
    [InlineData(Chunked + "3\r\nokay\r\n", "chunked body with a chunk longer than its size")]
    [InlineData(Chunked + "fffffffffffffffffff\r\n", "chunked body with a chunk size beyond all bounds")]
    public async Task What_the_body_does_not_contain_fails(string sent, string detail)
    {
        await using var node = HttpNode.Answering(sent);

        var answer = await Http.Check(node, settings => settings with { Contains = "okay", Status = [200, 204] })
            .AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n..nee-needle")]
    [InlineData(Chunked + "5\r\n..nee\r\n4\r\n-nee\r\n3\r\ndle\r\n0\r\n\r\n")]
    public async Task What_is_looked_for_may_come_in_pieces(string sent)
    {
        await using var stream = new DrippingStream(Encoding.ASCII.GetBytes(sent));
        using var reader = new HttpReader(stream, TestContext.Current.CancellationToken);
        var body = new HttpBody(reader, await reader.ReadHeadAsync());

        Assert.True(await body.ContainsAsync("needle"u8.ToArray()));
    }

    [Fact]
    public async Task The_body_is_not_looked_at_beyond_64_KiB()
    {
        await using var node = HttpNode.Answering("HTTP/1.1 200 OK\r\n\r\n" + new string('x', 64 * 1024) + "needle");

        var answer = await Http.Check(node, settings => settings with { Contains = "needle" }).AnswerAsync();

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
    }
}
