using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Strikes;

public sealed class ZoneProgressTests
{
    [Fact]
    public void A_failed_try_is_repeated_next_round_then_after_15_seconds_doubling_to_15_minutes()
    {
        var (progress, pauses) = (ZoneProgress.New, new List<double>());
        for (var time = 0; time < 70; time++)
        {
            progress = progress.Failed(ManualClock.Start, "no answer", needsHuman: false);
            pauses.Add((progress.NotBefore - ManualClock.Start).TotalSeconds);
        }

        Assert.Equal([0, 15, 30, 60, 120, 240, 480, 900, 900], pauses.Take(9));
        Assert.All(pauses.Skip(9), pause => Assert.Equal(900, pause));
    }

    [Fact]
    public void What_needs_a_human_waits_15_minutes_at_once() =>
        Assert.Equal(
            ManualClock.Start.AddMinutes(15),
            ZoneProgress.New.Failed(ManualClock.Start, "bad key", needsHuman: true).NotBefore
        );

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(900, false)]
    [InlineData(901, true)]
    public void A_pause_ends_and_none_is_longer_than_15_minutes(int secondsAhead, bool due) =>
        Assert.Equal(
            due,
            (ZoneProgress.New with { NotBefore = ManualClock.Start.AddSeconds(secondsAhead) }).IsDue(ManualClock.Start)
        );
}
