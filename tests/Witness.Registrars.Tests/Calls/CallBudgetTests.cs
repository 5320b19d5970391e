using Witness.Checks.Tests;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Tests.Calls;

public sealed class CallBudgetTests
{
    private const int Limit = 9;
    private readonly FakeTime _time = new();
    private readonly CallBudget _budget;

    public CallBudgetTests() =>
        _budget = new CallBudget(
            [
                CallWindow.Minute(Limit),
                CallWindow.Of(TimeSpan.FromHours(1), 35 * Limit),
                CallWindow.Of(TimeSpan.FromDays(1), 400 * Limit),
            ],
            _time
        );

    [Fact]
    public void Half_of_a_minutes_calls_is_kept_for_changes()
    {
        Assert.Equal(4, Taken(CallUrgency.Look));
        Assert.Equal(5, Taken(CallUrgency.Change));
    }

    [Fact]
    public void What_changes_have_used_is_not_there_for_looks()
    {
        _budget.Take(CallUrgency.Change);
        _budget.Take(CallUrgency.Change);

        Assert.Equal(2, Taken(CallUrgency.Look));
    }

    [Fact]
    public void No_minute_whenever_it_begins_holds_more_calls_than_the_limit()
    {
        _budget.Take(CallUrgency.Change);
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(8, Taken(CallUrgency.Change));

        Assert.Equal(TimeSpan.FromSeconds(10), _budget.Take(CallUrgency.Change));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, Taken(CallUrgency.Change));
        Assert.Equal(TimeSpan.FromSeconds(50), _budget.Take(CallUrgency.Change));
    }

    [Fact]
    public void No_hour_holds_more_than_35_minutes_worth()
    {
        Assert.Equal(35 * Limit, TakenIn(TimeSpan.FromHours(1), CallUrgency.Change));
        Assert.Equal(Limit, Taken(CallUrgency.Change));
    }

    [Fact]
    public void No_day_holds_more_than_400_minutes_worth() =>
        Assert.Equal(400 * Limit, TakenIn(TimeSpan.FromDays(1), CallUrgency.Change));

    [Fact]
    public void Looks_leave_a_third_of_a_day_and_come_evenly()
    {
        const int EvenlyInAnHour = 400 * Limit * 2 / 3 / 24;
        const int AheadAtFirst = 5 * Limit;
        TakenIn(TimeSpan.FromHours(12), CallUrgency.Look);

        for (var hour = 0; hour < 48; hour++)
        {
            Assert.InRange(
                TakenIn(TimeSpan.FromHours(1), CallUrgency.Look),
                EvenlyInAnHour - AheadAtFirst - 1,
                EvenlyInAnHour + AheadAtFirst + 1
            );
        }
    }

    [Fact]
    public void A_daemon_that_starts_may_look_at_more_at_once()
    {
        Assert.Equal(5 * 4, TakenIn(TimeSpan.FromMinutes(5), CallUrgency.Look));
        Assert.InRange(TakenIn(TimeSpan.FromMinutes(55), CallUrgency.Look), 110, 130);
    }

    [Fact]
    public void The_smallest_budget_has_a_call_for_looks() =>
        Assert.Equal(1, Taken(new CallBudget([CallWindow.Minute(1)], _time), CallUrgency.Look));

    [Fact]
    public void A_budget_of_nothing_is_none() => Assert.Throws<ArgumentOutOfRangeException>(() => CallWindow.Minute(0));

    private int TakenIn(TimeSpan span, CallUrgency urgency)
    {
        var calls = 0;
        for (var minute = 0; minute < span.TotalMinutes; minute++)
        {
            calls += Taken(urgency);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        return calls;
    }

    private int Taken(CallUrgency urgency) => Taken(_budget, urgency);

    private static int Taken(CallBudget budget, CallUrgency urgency)
    {
        var calls = 0;
        while (budget.Take(urgency) == TimeSpan.Zero)
        {
            calls++;
        }

        return calls;
    }
}
