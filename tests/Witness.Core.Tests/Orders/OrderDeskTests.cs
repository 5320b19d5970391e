using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Orders;

public sealed class OrderDeskTests : IDisposable
{
    private readonly World _world = new("abc", Zones.Www("abc"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_order_is_carried_out_at_once_and_is_no_round()
    {
        await _world.RoundAsync();
        var order = await _world.OrderAsync(OrderKind.Remove, "a");

        Assert.Equal((OrderState.Done, Rotation.Out), (order.State, _world["a"]));
        Assert.Contains("- www.example.com 300 A 203.0.113.1", order.Answer, StringComparison.Ordinal);
        Assert.Null(_world.LastReport!.Round);
        Assert.Empty(_world.Ledger.Of("a").Strikes);
    }

    [Fact]
    public async Task An_order_that_is_not_taken_up_in_fifteen_minutes_lapses()
    {
        await _world.RoundAsync();
        var late = _world.Ledger.Give(OrderKind.Remove, "a", _world.Clock.GetUtcNow());
        _world.Clock.Advance(TimeSpan.FromMinutes(15));
        await _world.RoundAsync();

        Assert.Equal((OrderState.Lapsed, Rotation.In), (StateOf(late), _world["a"]));
    }

    [Fact]
    public async Task An_order_of_fifteen_minutes_ago_is_still_taken_up()
    {
        await _world.RoundAsync();
        var order = _world.Ledger.Give(OrderKind.Remove, "a", _world.Clock.GetUtcNow());
        _world.Clock.Advance(TimeSpan.FromMinutes(14));
        await _world.RoundAsync();

        Assert.Equal(OrderState.Done, StateOf(order));
    }

    [Fact]
    public async Task Orders_are_carried_out_in_void_rounds_as_well()
    {
        await _world.RoundAsync();
        var order = _world.Ledger.Give(OrderKind.Remove, "a", _world.Clock.GetUtcNow());
        await _world.RoundAsync(blind: "0 of 3 anchors answered, 2 needed");

        Assert.Equal(OrderState.Done, StateOf(order));
        Assert.Equal("bc", _world.Zone.Published());
    }

    [Fact]
    public async Task A_removal_below_the_floor_is_refused_unless_forced()
    {
        await _world.RoundAsync("b=x c=h");
        var refused = await _world.OrderAsync(OrderKind.Remove, "a");
        Assert.Equal((OrderState.Refused, Rotation.In), (refused.State, _world["a"]));
        Assert.Contains(
            "www.example.com would be left without any sound node",
            refused.Answer,
            StringComparison.Ordinal
        );
        Assert.Empty(_world.Registrar.Applied);

        Assert.Equal(OrderState.Done, (await _world.OrderAsync(OrderKind.Remove, "a", force: true)).State);
    }

    [Fact]
    public async Task A_readd_of_a_leaving_node_puts_back_what_has_left()
    {
        using var world = new World("abc", Zones.Www("abc"), Zones.Www("abc", "example.org"));
        await world.RoundAsync();
        world.Registrars[1].OnRead = Faults.Unclear;
        var remove = await world.OrderAsync(OrderKind.Remove, "a");
        Assert.Equal((OrderState.Taken, Rotation.Leaving, "bc"), (remove.State, world["a"], world.Zone.Published()));

        var readd = await world.OrderAsync(OrderKind.Readd, "a", force: true);
        Assert.Equal((OrderState.Done, Rotation.In, "abc"), (readd.State, world["a"], world.Zone.Published()));
        Assert.Equal(OrderState.Superseded, world.Ledger.Orders.First().State);
    }

    [Fact]
    public async Task A_remove_of_a_returning_node_takes_out_what_has_returned()
    {
        using var world = new World("abc", Zones.Www("abc"), Zones.Www("abc", "example.org"));
        await world.RoundsAsync(4, "a=x");
        world.Registrars[1].OnRead = Faults.Unclear;
        await world.OrderAsync(OrderKind.Readd, "a", force: true);
        Assert.Equal((Rotation.Returning, "abc"), (world["a"], world.Zone.Published()));
        world.Registrars[1].OnRead = () => null;

        var remove = await world.OrderAsync(OrderKind.Remove, "a");
        Assert.Equal((OrderState.Done, Rotation.Out, "bc"), (remove.State, world["a"], world.Zone.Published()));
        Assert.Equal(4, world.Ledger.Of("a").Owed.Length);
    }

    [Fact]
    public async Task Of_two_orders_taken_up_together_the_last_one_wins()
    {
        await _world.RoundsAsync(10);
        var remove = _world.Ledger.Give(OrderKind.Remove, "a", _world.Clock.GetUtcNow());
        var readd = _world.Ledger.Give(OrderKind.Readd, "a", _world.Clock.GetUtcNow());
        await _world.RoundAsync();

        Assert.Equal(
            (OrderState.Superseded, OrderState.Done, Rotation.In),
            (StateOf(remove), StateOf(readd), _world["a"])
        );
    }

    [Fact]
    public async Task A_hold_ends_by_itself_and_the_humans_are_told()
    {
        await _world.OrderAsync(OrderKind.Hold, "a", until: _world.Clock.GetUtcNow().AddMinutes(3.5));
        await _world.RoundsAsync(3, "a=x");
        Assert.NotNull(_world.Ledger.Of("a").Held);
        await _world.RoundAsync("a=x");

        Assert.Equal(Rotation.Out, _world["a"]);
        Assert.Single(_world.Ledger.Notices, notice => notice.Kind == NoticeKind.HoldEnded);
    }

    [Fact]
    public async Task A_freeze_that_has_ended_is_no_reason_between_rounds()
    {
        await _world.RoundAsync();
        await _world.OrderAsync(OrderKind.Freeze, until: _world.Clock.GetUtcNow().AddMinutes(1));
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        var order = await _world.OrderAsync(OrderKind.Remove, "a");

        Assert.Equal((OrderState.Done, Rotation.Out), (order.State, _world["a"]));
        Assert.Single(_world.Ledger.Notices, notice => notice.Kind == NoticeKind.HoldEnded);
    }

    [Fact]
    public async Task A_freeze_ordered_between_plan_and_write_stops_the_write()
    {
        await _world.RoundsAsync(3, "a=x");
        var recalls = 0;
        _world.Ledger.OnRecall = ledger =>
        {
            if (++recalls == 2)
            {
                ledger.Give(OrderKind.Freeze, node: null, _world.Clock.GetUtcNow());
            }
        };
        await _world.RoundAsync("a=x");

        Assert.Equal(Rotation.Leaving, _world["a"]);
        Assert.Empty(_world.Registrar.Applied);
        Assert.Empty(_world.Ledger.Intents);
    }

    [Fact]
    public async Task A_removal_of_an_absent_node_says_that_there_is_nothing_to_remove()
    {
        _world.Registrar["example.com"] = Zones.Www("bc");
        await _world.RoundAsync();
        var order = await _world.OrderAsync(OrderKind.Remove, "a");

        Assert.Equal((OrderState.Refused, Rotation.In), (order.State, _world["a"]));
        Assert.Equal("no name in rotation publishes it, so there is nothing to remove", order.Answer);
    }

    [Fact]
    public async Task Without_an_open_order_nothing_is_written()
    {
        await _world.RoundAsync();
        await _world.OrderAsync(OrderKind.Freeze);
        var writes = _world.Ledger.Writes;
        await _world.TakeUpAsync();

        Assert.Equal(writes, _world.Ledger.Writes);
        Assert.Null(_world.LastReport);
    }

    private OrderState StateOf(Order order) => _world.Ledger.Orders.Single(one => one.Id == order.Id).State;
}
