using System.Net;
using Witness.Checks.Ping;

namespace Witness.Checks.Tests.Ping;

public sealed class PendingEchoTests
{
    private static readonly TimeSpan End = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    public void A_reply_from_another_host_is_none(string target, string from, bool answered)
    {
        var echo = Of(target);
        var wait = echo.WaitAsync(End);

        Reply(echo, from);

        Assert.Equal((answered, answered), (wait.IsCompleted, echo.HasReply));
    }

    [Fact]
    public void A_reply_that_came_before_anybody_waited_for_it_counts()
    {
        var echo = Of("127.0.0.1");
        Reply(echo, "127.0.0.1", readAt: 7);
        Reply(echo, "127.0.0.1", readAt: 8);

        Assert.True(echo.WaitAsync(End).IsCompleted);
        Assert.Equal((true, 7), (echo.HasReply, echo.Arrival.ReadAt));
    }

    [Fact]
    public void One_whose_patience_has_ended_may_wait_again()
    {
        var echo = Of("127.0.0.1");
        var first = echo.WaitAsync(End);

        Assert.False(echo.WakeIfOver(End - TimeSpan.FromTicks(1)));
        Assert.True(echo.WakeIfOver(End));
        Assert.Equal((true, false), (first.IsCompleted, echo.HasReply));

        var second = echo.WaitAsync(2 * End);
        Assert.False(second.IsCompleted);
        Reply(echo, "127.0.0.1");
        Assert.Equal((true, true), (second.IsCompleted, echo.HasReply));
    }

    [Fact]
    public void Whoever_does_not_wait_is_not_woken()
    {
        var echo = Of("127.0.0.1");
        Assert.False(echo.WakeIfOver(End));

        _ = echo.WaitAsync(End);
        Reply(echo, "127.0.0.1");
        Assert.False(echo.WakeIfOver(End));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Once_abandoned_it_waits_no_more(bool waitsAlready)
    {
        var echo = Of("127.0.0.1");
        var first = waitsAlready ? echo.WaitAsync(End) : Task.CompletedTask;

        echo.Abandon();

        Assert.True(first.IsCompleted);
        Assert.True(echo.WaitAsync(End).IsCompleted);
        Assert.False(echo.HasReply);
    }

    private static PendingEcho Of(string target) => new(7, new IPEndPoint(IPAddress.Parse(target), 0).Serialize());

    private static void Reply(PendingEcho echo, string from, long readAt = 0) =>
        echo.Take(
            new IPEndPoint(IPAddress.Parse(from), 58).Serialize().Buffer.Span,
            new Arrival(readAt, TimeSpan.Zero)
        );
}
