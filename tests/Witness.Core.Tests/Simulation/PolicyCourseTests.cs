using Witness.Core.Orders;
using Witness.Core.Simulation;
using Witness.Core.Stonith;

namespace Witness.Core.Tests.Simulation;

public sealed class PolicyCourseTests
{
    [Theory]
    [InlineData("as it was", "4 a, 8 b")]
    [InlineData("2 strikes", "2 a, 6 b")]
    [InlineData("5 strikes", "9 b")]
    [InlineData("2 strikes within 1 min", "")]
    [InlineData("at most 1 removed", "4 a")]
    [InlineData("none removed", "")]
    [InlineData("keep 3", "4 a")]
    [InlineData("keep 4", "")]
    public async Task Each_number_of_the_policy_counts(string change, string removals)
    {
        using var life = new RecordedLife("abcd");
        await life.RoundsAsync(4, "a=x");
        await life.RoundsAsync(6, "b=x");

        Assert.Equal(removals, RecordedLife.Words(await life.ReplayAsync(policy => Changed(policy, change))));
    }

    [Theory]
    [InlineData(1, "4 a, 5 b")]
    [InlineData(2, "4 a, 4 b")]
    public async Task So_many_are_removed_in_one_round(int most, string removals)
    {
        using var life = new RecordedLife("abcd", policy => policy with { MaxRemoved = 0 });
        await life.RoundsAsync(6, "a=x b=x");

        var replayed = await life.ReplayAsync(policy => policy with { MaxRemoved = 3, MaxPerRound = most });

        Assert.Equal(removals, RecordedLife.Words(replayed));
    }

    [Theory]
    [InlineData(3, "2 a, 10 a")]
    [InlineData(7, "2 a")]
    public async Task Whom_only_the_simulation_removes_comes_back_after_so_many_clean_rounds(int clean, string removals)
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(2, "a=x");
        await life.RoundsAsync(6);
        await life.RoundsAsync(2, "a=x");

        var replayed = await life.ReplayAsync(policy => policy with { Strikes = 2, CleanRounds = clean });

        Assert.Equal(removals, RecordedLife.Words(replayed));
    }

    [Fact]
    public async Task Where_the_policy_asks_for_more_clean_rounds_the_recorded_return_waits_for_them()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(4, "a=x");
        await life.RoundsAsync(10);
        await life.OrderAsync(OrderKind.Readd, "a");
        await life.RoundsAsync(4, "a=x");

        Assert.Equal("4 a, 18 a", RecordedLife.Words(await life.ReplayAsync()));
        Assert.Equal("4 a", RecordedLife.Words(await life.ReplayAsync(policy => policy with { CleanRounds = 11 })));
    }

    [Fact]
    public async Task A_forced_return_is_forced_again()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(4, "a=x");
        await life.OrderAsync(OrderKind.Readd, "a", force: true);
        await life.RoundsAsync(5, "a=x");

        Assert.Equal("3 a, 7 a", RecordedLife.Words(await life.ReplayAsync(policy => policy with { Strikes = 3 })));
    }

    [Fact]
    public async Task An_order_that_a_round_took_up_itself_counts_when_it_judges()
    {
        using var life = new RecordedLife("abcd", policy => policy with { MaxRemoved = 1 });
        await AnOrderTakesThePlaceOfStrikesAsync(life);
    }

    [Fact]
    public async Task A_round_that_takes_up_a_return_has_counted_its_own_clean_round()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(4, "a=x");
        await life.RoundsAsync(9);
        life.OrderWithin(OrderKind.Readd, "a");
        await life.RoundsAsync(2);

        Assert.Equal([15], (await life.ReplayAsync()).Returns.Select(one => one.Round));
        Assert.Equal([15], life.Measure(new RecordedCourse(life.Deeds)).Returns.Select(one => one.Round));
    }

    [Fact]
    public async Task A_move_that_was_ordered_before_a_freeze_waits_for_its_end()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(4, "a=x");
        life.OrderWithin(OrderKind.Readd, "a", force: true);
        life.OrderWithin(OrderKind.Freeze, until: life.World.Clock.GetUtcNow().AddMinutes(3.5));
        await life.RoundsAsync(5);

        Assert.Equal([9], (await life.ReplayAsync()).Returns.Select(one => one.Round));
        Assert.Equal([9], life.Measure(new RecordedCourse(life.Deeds)).Returns.Select(one => one.Round));
    }

    [Fact]
    public async Task A_removal_that_a_plan_refused_counted_while_its_node_was_leaving()
    {
        using var life = new RecordedLife("abc", policy => policy with { MaxRemoved = 1, KeepAtLeast = 2 });
        await AnOrderTakesThePlaceOfStrikesAsync(life);
    }

    [Fact]
    public async Task Who_was_held_is_held()
    {
        using var life = new RecordedLife();
        await life.OrderAsync(OrderKind.Hold, "a");
        await life.RoundsAsync(5, "a=x");
        await life.OrderAsync(OrderKind.Release, "a");
        await life.RoundsAsync(1, "a=x");

        Assert.Equal("6 a", RecordedLife.Words(await life.ReplayAsync(policy => policy with { Strikes = 2 })));
    }

    [Fact]
    public async Task While_it_was_frozen_it_is_frozen()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(1);
        await life.OrderAsync(OrderKind.Freeze, until: life.World.Clock.GetUtcNow().AddMinutes(5));
        await life.RoundsAsync(6, "a=x");

        Assert.Equal("6 a", RecordedLife.Words(await life.ReplayAsync(policy => policy with { Strikes = 2 })));
    }

    [Fact]
    public async Task A_freeze_from_before_the_record_is_known()
    {
        using var life = new RecordedLife();
        await life.OrderAsync(OrderKind.Freeze);
        await life.RoundsAsync(6, "a=x");
        life.Forget();

        Assert.Equal("", RecordedLife.Words(await life.ReplayAsync()));
    }

    [Fact]
    public async Task Who_was_removed_by_hand_is_out_and_counts()
    {
        using var life = new RecordedLife("abcd", policy => policy with { MaxRemoved = 1 });
        await life.RoundsAsync(1);
        await life.OrderAsync(OrderKind.Remove, "b");
        await life.RoundsAsync(6, "a=x");

        Assert.Equal("", RecordedLife.Words(await life.ReplayAsync()));
        Assert.Equal("5 a", RecordedLife.Words(await life.ReplayAsync(policy => policy with { MaxRemoved = 2 })));
    }

    [Fact]
    public async Task Who_was_removed_by_hand_while_it_was_well_has_all_its_clean_rounds()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(12);
        await life.OrderAsync(OrderKind.Remove, "a");
        await life.OrderAsync(OrderKind.Readd, "a");
        await life.RoundsAsync(4, "a=x");

        Assert.Equal("16 a", RecordedLife.Words(await life.ReplayAsync()));
    }

    [Fact]
    public async Task A_blind_round_is_void_for_every_policy()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(1, "a=x");
        await life.World.RoundAsync(blind: "0 of 3 anchors answered");
        await life.RoundsAsync(1, "a=x");

        Assert.Equal("3 a", RecordedLife.Words(await life.ReplayAsync(policy => policy with { Strikes = 2 })));
    }

    [Fact]
    public async Task Whether_everybody_fails_is_asked_anew_of_those_who_are_in()
    {
        using var life = new RecordedLife("abc", policy => policy with { MaxRemoved = 0 });
        await life.RoundsAsync(2, "a=x");
        await life.RoundsAsync(4, "b=x c=x");

        // With a out, b and c are everybody.
        var replayed = await life.ReplayAsync(policy => policy with { MaxRemoved = 3, Strikes = 2, CleanRounds = 10 });

        Assert.Equal("2 a", RecordedLife.Words(replayed));
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(90)]
    public async Task A_clock_that_jumped_removes_nobody(int minutes)
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(3, "a=x");
        life.World.Clock.Jump(TimeSpan.FromMinutes(minutes));
        await life.RoundsAsync(4, "a=x");

        Assert.Equal("7 a", RecordedLife.Words(await life.ReplayAsync()));
    }

    [Fact]
    public async Task What_others_put_back_is_back_and_taken_out_again_while_it_fails()
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(4, "a=x");
        life.PutBackOutside();
        await life.RoundsAsync(2, "a=x");
        life.PutBackOutside();
        await life.RoundsAsync(1);
        await life.RoundsAsync(4, "a=x");

        Assert.Equal("4 a, 11 a", RecordedLife.Words(await life.ReplayAsync()));
    }

    [Fact]
    public async Task Strikes_and_standings_of_the_rounds_before_are_known()
    {
        using var life = new RecordedLife("abcd");
        await life.RoundsAsync(4, "b=x");
        await life.RoundsAsync(3, "a=x");
        await life.RoundsAsync(3, "a=x b=x");

        Assert.Equal("8 a", RecordedLife.Words(await life.ReplayAsync(leadIn: 7)));
    }

    [Fact]
    public async Task Who_was_out_before_the_first_round_is_out()
    {
        using var life = new RecordedLife();
        await life.OrderAsync(OrderKind.Remove, "a", force: true);
        life.PutBackOutside();
        await life.RoundsAsync(5, "a=x");

        Assert.Equal("", RecordedLife.Words(await life.ReplayAsync()));
    }

    [Fact]
    public async Task Whom_the_first_round_has_fenced_was_in_before()
    {
        using var life = new RecordedLife(policy: policy => policy with { Strikes = 1 });
        await life.RoundsAsync(3, "a=x");

        Assert.Equal("1 a", RecordedLife.Words(await life.ReplayAsync()));
        Assert.Equal("2 a", RecordedLife.Words(await life.ReplayAsync(policy => policy with { Strikes = 2 })));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(1, "")]
    [InlineData(0, "4 a")]
    public async Task Fewer_retries_make_failures_of_passes_that_took_more(int? retry, string removals)
    {
        using var life = new RecordedLife();
        await life.RoundsAsync(5);
        life.PassedAtTheSecondTry("a");

        Assert.Equal(removals, RecordedLife.Words(await life.ReplayAsync(retry: retry)));
    }

    private static PolicySettings Changed(PolicySettings policy, string change) =>
        change switch
        {
            "2 strikes" => policy with { Strikes = 2 },
            "5 strikes" => policy with { Strikes = 5 },
            "2 strikes within 1 min" => policy with { Strikes = 2, Within = TimeSpan.FromMinutes(1) },
            "at most 1 removed" => policy with { MaxRemoved = 1 },
            "none removed" => policy with { MaxRemoved = 0 },
            "keep 3" => policy with { KeepAtLeast = 3 },
            "keep 4" => policy with { KeepAtLeast = 4 },
            _ => policy,
        };

    /// <summary>One is removed by order in the very round in which another has strikes enough, and one may be removed.</summary>
    private static async Task AnOrderTakesThePlaceOfStrikesAsync(RecordedLife life)
    {
        await life.RoundsAsync(3, "a=x");
        life.OrderWithin(OrderKind.Remove, "b");
        await life.RoundsAsync(1, "a=x");

        Assert.Empty(life.Fences);
        Assert.Equal("", RecordedLife.Words(await life.ReplayAsync()));
    }
}
