using Witness.Checks.Ping;

namespace Witness.Checks.Tests.Ping;

public sealed class ArrivalTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public void The_time_that_a_reply_lay_unread_is_not_the_nodes()
    {
        var took = Took(untilRead: TimeSpan.FromMilliseconds(90), unread: TimeSpan.FromMilliseconds(60));

        Assert.Equal(TimeSpan.FromMilliseconds(30), took);
    }

    [Fact]
    public void Without_a_stamp_a_reply_counts_from_when_it_was_read()
    {
        var took = Took(untilRead: TimeSpan.FromMilliseconds(90), unread: TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromMilliseconds(90), took);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-3_600_000)]
    [InlineData(91)]
    [InlineData(3_600_000)]
    public void Where_the_wall_clock_was_set_meanwhile_a_reply_counts_from_when_it_was_read(int unread)
    {
        var took = Took(untilRead: TimeSpan.FromMilliseconds(90), unread: TimeSpan.FromMilliseconds(unread));

        Assert.Equal(TimeSpan.FromMilliseconds(90), took);
    }

    private TimeSpan Took(TimeSpan untilRead, TimeSpan unread)
    {
        var sentAt = _time.GetTimestamp();
        _time.Advance(untilRead);
        return new Arrival(_time.GetTimestamp(), unread).Since(sentAt, _time);
    }
}
