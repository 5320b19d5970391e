using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>Two zones, faults and pauses.</summary>
public sealed class FencerTests
{
    private const string Org = "example.org";

    [Fact]
    public async Task A_new_order_acts_at_once_where_only_a_human_could_mend_what_failed()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.OnApply = () => new RegistrarException(RegistrarFault.Configuration, "no such key");
        await world.RoundsAsync(4, "a=x");
        world.Registrar.OnApply = () => null;
        await world.RoundsAsync(2, "a=x");
        Assert.Equal(Rotation.Leaving, world["a"]);

        var order = await world.OrderAsync(OrderKind.Remove, "a");

        Assert.Equal((OrderState.Done, Rotation.Out), (order.State, world["a"]));
        Assert.Equal("bc", world.Zone.Published());
    }

    [Fact]
    public async Task A_zone_that_is_down_does_not_hold_up_the_other_one()
    {
        using var world = TwoZones();
        world.Registrars[0].OnRead = Faults.Unclear;
        await world.RoundsAsync(6, "a=x");
        Assert.Equal((Rotation.Leaving, "bc"), (world["a"], world.Registrars[1][Org].Published()));
        Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.ChangeFailed);

        world.Registrars[0].OnRead = () => null;
        await world.RoundAsync("a=x");
        Assert.Equal((Rotation.Out, "bc"), (world["a"], world.Zone.Published()));
    }

    [Fact]
    public async Task A_refusal_in_one_zone_before_anything_has_left_takes_the_node_back_in()
    {
        using var world = TwoZones();
        await world.RoundAsync();
        world.Registrars[0].OnRead = Faults.Unclear;
        world.Registrars[1][Org] = world.Registrars[1][Org].With("api A a");
        world.Restart(fleet: Fleets.Of("abc", Fleets.Settings(), Fleets.Settings(Org, "www", "api")));
        var order = await world.OrderAsync(OrderKind.Remove, "a");

        Assert.Equal((OrderState.Refused, Rotation.In), (order.State, world["a"]));
        Assert.Contains("api.example.org would be left without any sound node", order.Answer, StringComparison.Ordinal);
        Assert.Empty(world.Ledger.Of("a").Owed);
    }

    [Fact]
    public async Task A_refusal_after_something_has_left_waits_and_is_told_once()
    {
        using var world = TwoZones();
        world.Registrars[1].OnRead = Faults.Unclear;
        await world.RoundsAsync(4, "a=x");
        Assert.Equal((Rotation.Leaving, "bc"), (world["a"], world.Zone.Published()));
        world.Registrars[1].OnRead = () => null;
        world.Registrars[1][Org] = Zones.Www("a", Org).With("www A 198.51.100.7");
        world.Restart(fleet: Fleets.Of("abc", Fleets.Settings(), Fleets.Settings(Org, "www")));
        await world.RoundsAsync(9, "a=x");

        Assert.Equal((Rotation.Leaving, "a"), (world["a"], world.Registrars[1][Org].Published()));
        Assert.Single(
            world.Ledger.Notices,
            notice =>
                notice.Text.Contains("is half moved, and zone example.org cannot follow", StringComparison.Ordinal)
        );

        world.Registrars[1][Org] = Zones.Www("ab", Org);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.RoundAsync("a=x");
        Assert.Equal((Rotation.Out, "b"), (world["a"], world.Registrars[1][Org].Published()));
    }

    [Fact]
    public async Task A_node_that_healed_steps_back_only_where_nothing_has_left()
    {
        using var world = TwoZones();
        world.Registrars[1].OnRead = Faults.Unclear;
        await world.RoundsAsync(4, "a=x");
        await world.RoundsAsync(12);
        Assert.Equal(Rotation.Leaving, world["a"]);

        world.Registrars[1].OnRead = () => null;
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.RoundsAsync(2);
        Assert.Equal((Rotation.Out, "bc"), (world["a"], world.Registrars[1][Org].Published()));
    }

    [Fact]
    public async Task A_node_that_healed_while_its_registrar_refused_steps_back_and_owes_nothing()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.OnApply = Faults.Refused;
        await world.RoundsAsync(4, "a=x");
        Assert.Equal(2, world.Ledger.Of("a").Owed.Length);
        await world.RoundsAsync(30);

        Assert.Equal(Rotation.In, world["a"]);
        Assert.Empty(world.Ledger.Of("a").Owed);
        Assert.Equal("abc", world.Zone.Published());
    }

    [Fact]
    public async Task A_fault_that_a_human_must_mend_is_tried_again_after_fifteen_minutes_or_by_a_new_order()
    {
        using var world = new World("abc", Zones.Www("abc")) { Looks = false };
        world.Registrar.OnRead = Faults.BadKey;
        await world.RoundsAsync(4, "a=x");
        var reads = world.Registrar.Reads;
        await world.RoundsAsync(14, "a=x");
        Assert.Equal(reads, world.Registrar.Reads);
        await world.RoundAsync("a=x");
        Assert.Equal(reads + 1, world.Registrar.Reads);

        world.Registrar.OnRead = () => null;
        Assert.Equal(OrderState.Done, (await world.OrderAsync(OrderKind.Readd, "a", force: true)).State);
    }

    [Fact]
    public async Task A_registrar_that_breaks_in_an_unforeseen_way_costs_only_its_own_zone()
    {
        using var world = TwoZones();
        await world.RoundsAsync(3, "a=x");
        world.Looks = false;
        world.Registrars[0].OnApply = () => new FormatException("a digit was expected");
        await world.RoundAsync("a=x");

        Assert.Equal((Rotation.Leaving, "bc"), (world["a"], world.Registrars[1][Org].Published()));
        Assert.Contains(
            world.Ledger.Notices,
            notice =>
                notice.Text.Contains("itself broke (FormatException: a digit was expected)", StringComparison.Ordinal)
        );
    }

    private static World TwoZones() => new("abc", Zones.Www("abc"), Zones.Www("abc", Org));
}
