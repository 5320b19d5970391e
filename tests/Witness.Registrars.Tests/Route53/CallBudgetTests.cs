using Witness.Core.Dns;
using Witness.Registrars.Route53;

namespace Witness.Registrars.Tests.Route53;

public sealed class CallBudgetTests
{
    private readonly SteppedTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_calls_as_a_minute_may_see_go_at_once()
    {
        var budget = new CallBudget(3, _time);

        await SpendAsync(budget, 3);

        await Assert.ThrowsAsync<RegistrarException>(() => budget.TakeAsync(Token));
    }

    [Fact]
    public async Task No_minute_sees_more_wherever_it_begins()
    {
        var budget = new CallBudget(2, _time);
        await SpendAsync(budget, 1);
        _time.Advance(TimeSpan.FromSeconds(55));
        await SpendAsync(budget, 1);

        // The first call is a minute old now, the second 5 s.
        _time.Advance(TimeSpan.FromSeconds(5));
        await SpendAsync(budget, 1);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => budget.TakeAsync(Token));
        Assert.Equal(
            "the budget of 2 calls a minute is spent, and free again in 55 s: nothing was sent",
            error.Message
        );
        Assert.Equal(RegistrarFault.Busy, error.Fault);
    }

    [Fact]
    public async Task A_call_waits_for_a_turn_that_comes_soon()
    {
        var budget = new CallBudget(1, _time);
        await SpendAsync(budget, 1);
        _time.Advance(TimeSpan.FromSeconds(52));

        var taking = budget.TakeAsync(Token);
        Assert.False(taking.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(8));

        await taking;
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_spends_nothing()
    {
        var budget = new CallBudget(1, _time);
        await SpendAsync(budget, 1);
        _time.Advance(TimeSpan.FromSeconds(52));
        using var cancellation = new CancellationTokenSource();

        var taking = budget.TakeAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);

        _time.Advance(TimeSpan.FromSeconds(8));
        await SpendAsync(budget, 1);
    }

    [Fact]
    public void A_budget_of_nothing_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CallBudget(0, _time));

    private static async Task SpendAsync(CallBudget budget, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            var taking = budget.TakeAsync(Token);
            Assert.True(taking.IsCompletedSuccessfully);
            await taking;
        }
    }
}
