using Witness.Core.Checks;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Checks;

public sealed class ObservationTests
{
    [Theory]
    [InlineData("..", CheckOutcome.Passed, false)]
    [InlineData(".x", CheckOutcome.Failed, false)]
    [InlineData("xx", CheckOutcome.Failed, true)]
    [InlineData(".?", CheckOutcome.Passed, false)]
    [InlineData("x?", CheckOutcome.Failed, false)]
    [InlineData("??", CheckOutcome.Unknown, false)]
    [InlineData("?e", CheckOutcome.Unknown, false)]
    [InlineData("?p", CheckOutcome.Unknown, false)]
    [InlineData(".e", CheckOutcome.Passed, false)]
    [InlineData("xp", CheckOutcome.Failed, false)]
    [InlineData("xe", CheckOutcome.Failed, true)]
    [InlineData("ee", null, false)]
    public void A_node_passes_when_something_answered_and_nothing_failed(
        string signs,
        CheckOutcome? outcome,
        bool everything
    )
    {
        var observation = Sights.Of(Fleets.Node("a"), signs);

        Assert.Equal((outcome, everything), (observation.Outcome, observation.FailedEverything));
    }

    [Fact]
    public void A_deadline_expires_after_its_limit_unless_the_round_was_abandoned_before()
    {
        var clock = new ManualClock();
        using var abandon = new CancellationTokenSource();
        using var one = new Deadline(TimeSpan.FromSeconds(2), clock, abandon.Token);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var two = new Deadline(TimeSpan.FromSeconds(2), clock, abandon.Token);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((true, false), (one.Expired, two.Expired));
        Assert.Equal((TimeSpan.FromSeconds(2), "2 s"), (one.Elapsed, one.Words));

        abandon.Cancel();
        Assert.True(two.Token.IsCancellationRequested);
        Assert.False(two.Expired);
    }

    [Fact]
    public void Who_asks_for_a_deadlines_token_late_has_no_more_time_for_it()
    {
        var clock = new ManualClock();
        using var deadline = new Deadline(TimeSpan.FromSeconds(2), clock, CancellationToken.None);
        clock.Advance(TimeSpan.FromMilliseconds(1500));
        Assert.Equal(TimeSpan.FromMilliseconds(500), deadline.Left);

        var token = deadline.Token;
        clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(token.IsCancellationRequested);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(token.IsCancellationRequested);
    }
}
