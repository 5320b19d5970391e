using Witness.Core.Checks;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Checks;

public sealed class PaceTests
{
    [Fact]
    public async Task Questions_are_spread_over_time()
    {
        var time = new ManualClock();
        var pace = new Pace(TimeSpan.FromMilliseconds(10), time);
        var turns = Enumerable.Range(0, 4).Select(_ => pace.WaitAsync(TestContext.Current.CancellationToken)).ToList();

        var passed = new List<int>();
        for (var step = 0; step < 4; step++)
        {
            passed.Add(turns.Count(turn => turn.IsCompleted));
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal([1, 2, 3, 4], passed);
        await Task.WhenAll(turns);
    }

    [Fact]
    public void A_pause_is_not_saved_up_for_a_burst()
    {
        var time = new ManualClock();
        var pace = new Pace(TimeSpan.FromMilliseconds(10), time);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(pace.WaitAsync(TestContext.Current.CancellationToken).IsCompleted);
        Assert.False(pace.WaitAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public void Some_fifty_questions_of_a_great_fleet_may_pass_at_once_and_no_more()
    {
        var pace = new Pace(TimeSpan.FromMicroseconds(100), new ManualClock());

        var passed = Enumerable
            .Range(0, 1000)
            .TakeWhile(_ => pace.WaitAsync(TestContext.Current.CancellationToken).IsCompleted)
            .Count();

        Assert.Equal(51, passed);
    }
}
