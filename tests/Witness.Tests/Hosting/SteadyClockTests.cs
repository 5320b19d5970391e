using Witness.Core.Tests.Doubles;
using Witness.Hosting;

namespace Witness.Tests.Hosting;

public sealed class SteadyClockTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_clock_that_is_set_moves_it_by_nothing(int hours)
    {
        var steady = new SteadyClock(_clock);
        var before = steady.GetUtcNow();

        _clock.Jump(hours * Hour);

        Assert.Equal(before, steady.GetUtcNow());
    }

    [Fact]
    public void It_begins_with_the_wall_clock_and_passes_as_time_does()
    {
        var steady = new SteadyClock(_clock);

        _clock.Advance(Hour);

        Assert.Equal(ManualClock.Start + Hour, steady.GetUtcNow());
        Assert.Equal(
            (_clock.GetTimestamp(), _clock.TimestampFrequency),
            (steady.GetTimestamp(), steady.TimestampFrequency)
        );
    }
}
