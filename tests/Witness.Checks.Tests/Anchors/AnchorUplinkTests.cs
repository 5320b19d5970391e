using Witness.Checks.Anchors;
using Witness.Checks.Tests.Servers;

namespace Witness.Checks.Tests.Anchors;

public sealed class AnchorUplinkTests
{
    [Fact]
    public async Task All_anchors_are_asked_and_each_is_told_apart()
    {
        await using var anchor = new NodeServer((server, _) => server.StallAsync());
        AnchorHost[] hosts =
        [
            new("127.0.0.1", anchor.Port),
            new("127.0.0.1", TestPorts.Free()),
            new("localhost", anchor.Port),
        ];

        var answers = await new AnchorUplink(hosts, TimeSpan.FromSeconds(30), TimeProvider.System).AskAsync(
            TestContext.Current.CancellationToken
        );

        Assert.Equal([true, false, true], answers.Select(answer => answer.Answered));
        Assert.All(answers, (answer, index) => Assert.Equal(hosts[index].ToString(), answer.Host));
        Assert.Equal("Connection refused", answers[1].Detail);
    }

    [Fact]
    public async Task An_abandoned_round_is_no_answer()
    {
        using var round = new CancellationTokenSource();
        await round.CancelAsync();
        var uplink = new AnchorUplink([new("127.0.0.1", 9)], TimeSpan.FromSeconds(30), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => uplink.AskAsync(round.Token));
    }

    [Theory]
    [InlineData("1.1.1.1:443", "1.1.1.1", 443)]
    [InlineData("[2606:4700:4700::1111]:443", "2606:4700:4700::1111", 443)]
    [InlineData("example.com:53", "example.com", 53)]
    public void A_host_with_its_port_is_read(string text, string host, int port)
    {
        Assert.True(AnchorHost.TryParse(text, out var anchor, out _));
        Assert.Equal(new AnchorHost(host, port), anchor);
        Assert.Equal(text, anchor.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1.1.1.1")]
    [InlineData(":443")]
    [InlineData("1.1.1.1:0")]
    [InlineData("1.1.1.1:65536")]
    [InlineData("1.1.1.1:https")]
    [InlineData("2606:4700:4700::1111:443")]
    [InlineData("[1.1.1.1:443")]
    [InlineData("a host:443")]
    public void What_is_no_host_with_a_port_is_refused(string? text)
    {
        Assert.False(AnchorHost.TryParse(text, out _, out var why));
        Assert.Equal(
            $"'{text}' is no HOST:PORT such as 1.1.1.1:443, [2606:4700:4700::1111]:443 or example.com:443",
            why
        );
    }
}
