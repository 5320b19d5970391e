using Witness.Checks.Tests;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

public sealed class CallBudgetTests
{
    private readonly FakeTime _time = new();
    private readonly CallBudget _budget;

    public CallBudgetTests() => _budget = new CallBudget(callsPerMinute: 9, _time);

    [Fact]
    public void A_third_of_the_calls_is_kept_for_emergencies()
    {
        Assert.Equal(6, Taken(CallUrgency.Routine));
        Assert.Equal(3, Taken(CallUrgency.Emergency));
    }

    [Fact]
    public void No_minute_whenever_it_begins_holds_more_calls_than_the_limit()
    {
        _budget.Take(CallUrgency.Emergency);
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(8, Taken(CallUrgency.Emergency));

        Assert.Equal(TimeSpan.FromSeconds(10), _budget.Take(CallUrgency.Emergency));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, Taken(CallUrgency.Emergency));
        Assert.Equal(TimeSpan.FromSeconds(50), _budget.Take(CallUrgency.Emergency));
    }

    [Fact]
    public void No_hour_holds_more_than_35_minutes_worth()
    {
        var calls = 0;
        for (var minute = 0; minute < 60; minute++)
        {
            calls += Taken(CallUrgency.Emergency);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(35 * 9, calls);
        Assert.Equal(9, Taken(CallUrgency.Emergency));
    }

    [Fact]
    public void No_day_holds_more_than_400_minutes_worth()
    {
        var calls = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            for (var minute = 0; minute < 60; minute++)
            {
                calls += Taken(CallUrgency.Emergency);
                _time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        Assert.Equal(400 * 9, calls);
    }

    private int Taken(CallUrgency urgency)
    {
        var calls = 0;
        while (_budget.Take(urgency) == TimeSpan.Zero)
        {
            calls++;
        }

        return calls;
    }
}
