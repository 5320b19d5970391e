using System.Net;
using System.Net.Sockets;
using Witness.Checks.Ping;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Ping;

/// <summary>Against the kernel's own ICMP, in networks of the tests' own.</summary>
public sealed class PingCheckTests
{
    private static readonly PingSettings Settings = new(TimeSpan.FromSeconds(5), 3);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("::1")]
    public async Task An_echo_reply_passes_by_a_raw_socket(string address)
    {
        using var icmp = new Icmp(TimeProvider.System);
        Assert.Equal(IcmpMode.Raw, icmp.Availability(IPAddress.Parse(address).AddressFamily).Mode);

        await AssertPassesAsync(icmp, address);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Without_CAP_NET_RAW_an_echo_reply_passes_by_a_datagram_socket(string address)
    {
        using var icmp = OwnNetwork.Run(() =>
        {
            OwnNetwork.Ip("link set lo up");
            OwnNetwork.Sysctl("net.ipv4.ping_group_range", "0 2147483647");
            OwnNetwork.DropRaw();
            return new Icmp(TimeProvider.System);
        });
        Assert.Equal(IcmpMode.Datagram, icmp.Availability(IPAddress.Parse(address).AddressFamily).Mode);

        await AssertPassesAsync(icmp, address);
    }

    [Fact]
    public async Task With_neither_nothing_is_learnt_and_the_remedy_is_told()
    {
        using var icmp = OwnNetwork.Run(() =>
        {
            OwnNetwork.DropRaw();
            return new Icmp(TimeProvider.System);
        });

        var availability = icmp.Availability(AddressFamily.InterNetwork);
        var answer = await new PingCheck(Settings, IPAddress.Loopback, icmp, TimeProvider.System).AnswerAsync();

        Assert.False(availability.IsAvailable);
        Assert.Contains("CAP_NET_RAW", availability.Detail, StringComparison.Ordinal);
        Assert.Contains("net.ipv4.ping_group_range", availability.Detail, StringComparison.Ordinal);
        Assert.Equal(CheckAnswer.Unknown(availability.Detail), answer);
    }

    [Fact]
    public async Task A_node_that_does_not_reply_fails_after_all_requests()
    {
        var time = new FakeTime();
        using var icmp = OwnNetwork.Run(() => Deaf(time));
        using var deadline = new Deadline(Settings.Timeout, time, TestContext.Current.CancellationToken);
        var asking = await BegunAsync(new PingCheck(Settings, IPAddress.Loopback, icmp, time), deadline);

        time.Advance(Settings.Timeout);

        var answer = await asking;
        Assert.Equal((CheckOutcome.Failed, "no echo reply to 3 requests within 5 s"), (answer.Outcome, answer.Detail));
        Assert.Equal(0, icmp.SocketOf(AddressFamily.InterNetwork)!.Waiting);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_abandoned_round_waits_for_no_reply(bool waitsAlready)
    {
        var time = new FakeTime();
        using var icmp = OwnNetwork.Run(() => Deaf(time));
        using var round = new CancellationTokenSource();
        using var deadline = new Deadline(Settings.Timeout, time, round.Token);
        if (!waitsAlready)
        {
            await round.CancelAsync();
        }

        var asking = await BegunAsync(new PingCheck(Settings, IPAddress.Loopback, icmp, time), deadline);
        await round.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => asking);
        Assert.Equal(0, icmp.SocketOf(AddressFamily.InterNetwork)!.Waiting);
    }

    [Fact]
    public async Task A_socket_that_is_closed_is_no_fault_of_a_node()
    {
        var time = new FakeTime();
        var icmp = OwnNetwork.Run(() => Deaf(time));
        using var deadline = new Deadline(Settings.Timeout, time, TestContext.Current.CancellationToken);
        var asking = await BegunAsync(new PingCheck(Settings, IPAddress.Loopback, icmp, time), deadline);

        icmp.Dispose();

        Assert.Equal(
            CheckAnswer.Unknown("this witness was stopping or reloading: the next round asks again"),
            await asking
        );
    }

    [Fact]
    public async Task One_request_has_the_whole_time_for_its_reply()
    {
        var time = new FakeTime();
        using var icmp = OwnNetwork.Run(() => Deaf(time));
        using var deadline = new Deadline(Settings.Timeout, time, TestContext.Current.CancellationToken);
        var asking = await BegunAsync(
            new PingCheck(Settings with { Count = 1 }, IPAddress.Loopback, icmp, time),
            deadline
        );

        time.Advance(Settings.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("no echo reply to 1 request within 5 s", (await asking).Detail);
    }

    [Theory]
    [InlineData("203.0.113.1")]
    [InlineData("2001:db8::1")]
    public async Task Without_a_route_nothing_is_learnt(string address)
    {
        using var icmp = OwnNetwork.Run(() => new Icmp(TimeProvider.System));

        var answer = await new PingCheck(Settings, IPAddress.Parse(address), icmp, TimeProvider.System).AnswerAsync();

        Assert.Equal(CheckOutcome.Unknown, answer.Outcome);
        Assert.StartsWith("this machine has no ", answer.Detail, StringComparison.Ordinal);
        Assert.Contains(address, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_nodes_share_one_socket_and_none_is_mistaken_for_another()
    {
        using var icmp = new Icmp(TimeProvider.System);
        var checks = Enumerable
            .Range(0, 2000)
            .Select(node => new PingCheck(
                Settings,
                new IPAddress([127, 1, (byte)(node >> 8), (byte)node]),
                icmp,
                TimeProvider.System
            ));

        var answers = await Task.WhenAll(checks.Select(check => check.AnswerAsync()));

        Assert.All(answers, answer => Assert.Equal(CheckOutcome.Passed, answer.Outcome));
    }

    private static async Task AssertPassesAsync(Icmp icmp, string address)
    {
        var answer = await new PingCheck(Settings, IPAddress.Parse(address), icmp, TimeProvider.System).AnswerAsync();

        Assert.Equal(CheckOutcome.Passed, answer.Outcome);
        Assert.Equal("echo reply", answer.Detail);
        Assert.NotNull(answer.Evidence!.FirstByte);
    }

    /// <summary>
    /// Has sent the first request, apart from xunit's context, so that each pause's end runs on at once, on the advancing
    /// thread.
    /// </summary>
    private static Task<Task<CheckAnswer>> BegunAsync(PingCheck check, Deadline deadline) =>
        Task.Factory.StartNew(
            () => check.AskAsync(deadline),
            CancellationToken.None,
            TaskCreationOptions.None,
            TaskScheduler.Default
        );

    private static Icmp Deaf(TimeProvider time)
    {
        OwnNetwork.Ip("link set lo up");
        OwnNetwork.Sysctl("net.ipv4.icmp_echo_ignore_all", "1");
        return new Icmp(time);
    }
}
