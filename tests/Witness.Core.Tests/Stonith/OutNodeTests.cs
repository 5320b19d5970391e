using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>Nodes that are out: ready, or put back by others.</summary>
public sealed class OutNodeTests
{
    private static readonly string[] RecordsOfA = ["www A a", "www AAAA a"];

    [Fact]
    public async Task The_humans_are_told_once_that_a_node_is_ready_and_again_after_it_has_failed()
    {
        using var world = await WithoutA();
        await world.RoundsAsync(9);
        Assert.DoesNotContain(world.Ledger.Notices, IsReady);
        await world.RoundsAsync(20);
        Assert.Single(world.Ledger.Notices, IsReady);

        await world.RoundAsync("a=x");
        await world.RoundsAsync(15);
        Assert.Equal(2, world.Ledger.Notices.Count(IsReady));
    }

    [Fact]
    public async Task A_passing_node_that_somebody_else_has_put_back_is_in_without_strikes()
    {
        using var world = await WithoutA();
        world.Registrar["example.com"] = world.Zone.With("www A a");
        await world.RoundAsync();

        Assert.Equal(Rotation.In, world["a"]);
        Assert.Equal(MoveCause.Outside, world.Ledger.Of("a").Cause);
        Assert.Empty(world.Ledger.Of("a").Strikes);
        Assert.Contains(
            "still missing, and no longer kept here: www.example.com 300 AAAA 2001:db8::1",
            world.Ledger.Verdicts.Last().Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_failing_node_that_came_back_is_removed_three_times_an_hour_and_then_left()
    {
        using var world = await WithoutA();
        for (var time = 0; time < 5; time++)
        {
            world.Registrar["example.com"] = world.Zone.Without(RecordsOfA).With(RecordsOfA);
            await world.RoundsAsync(2, "a=x");
        }

        Assert.Equal("abc", world.Zone.Published());
        Assert.Equal(3, world.Ledger.Verdicts.Count(verdict => verdict.Kind == VerdictKind.CameBack));
        Assert.Single(world.Ledger.Verdicts, verdict => verdict.Kind == VerdictKind.Spare);

        await world.RoundsAsync(60, "a=x");
        Assert.Equal("bc", world.Zone.Published());
    }

    [Fact]
    public async Task A_comeback_in_a_void_round_waits_for_one_that_sees()
    {
        using var world = await WithoutA();
        world.Registrar["example.com"] = world.Zone.With(RecordsOfA);
        await world.RoundAsync(blind: "blind");
        await world.RoundAsync("a=?");
        Assert.Equal("abc", world.Zone.Published());

        await world.RoundAsync("a=x");
        Assert.Equal("bc", world.Zone.Published());
    }

    [Theory]
    [InlineData(OrderKind.Hold, "a")]
    [InlineData(OrderKind.Freeze, null)]
    public async Task A_comeback_is_left_where_a_hand_is_over_it(OrderKind kind, string? node)
    {
        using var world = await WithoutA();
        await world.OrderAsync(kind, node);
        world.Registrar["example.com"] = world.Zone.With(RecordsOfA);
        await world.RoundsAsync(4, "a=x");

        Assert.Equal("abc", world.Zone.Published());
        Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.CameBack);
    }

    [Fact]
    public async Task A_comeback_is_seen_after_the_clock_has_gone_back()
    {
        using var world = await WithoutA();
        world.Clock.Jump(TimeSpan.FromDays(-30));
        world.Registrar["example.com"] = world.Zone.With(RecordsOfA);
        await world.RoundsAsync(2, "a=x");

        Assert.Equal("bc", world.Zone.Published());
        Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.Clock);
    }

    [Fact]
    public async Task A_comeback_beside_a_fall_below_the_floor_is_left()
    {
        using var world = await WithoutA();
        world.Registrar["example.com"] = world.Zone.With(RecordsOfA);
        await world.RoundsAsync(3, "a=x b=x c=h");

        Assert.Equal("abc", world.Zone.Published());
        Assert.Equal(Rule.Floor, world.Ledger.Verdicts.Last(verdict => verdict.Node == "a").Rule);
    }

    private static bool IsReady(Notice notice) => notice.Kind == NoticeKind.Ready;

    private static async Task<World> WithoutA()
    {
        var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=x");
        Assert.Equal(Rotation.Out, world["a"]);
        return world;
    }
}
