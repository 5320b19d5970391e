using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Ledger.Tests;

/// <summary>What a simulation asks of orders and verdicts.</summary>
public sealed class DeedTests : LedgerTests
{
    [Fact]
    public async Task Orders_that_were_followed_know_the_round_after_which_they_were()
    {
        await OrderAsync(OrderKind.Freeze, 0.5, OrderState.Done);
        await RoundAsync(1);
        await RoundAsync(2);
        await OrderAsync(OrderKind.Thaw, 2.5, OrderState.Done);
        await RoundAsync(3);

        Assert.Equal("0 freeze, 2 thaw", await WordsAsync());
    }

    [Fact]
    public async Task An_order_that_changed_a_zone_was_taken_up_when_the_change_was_written_down_whatever_the_clock_says()
    {
        await RoundAsync(1);
        await RoundAsync(2);
        var order = await OrderAsync(OrderKind.Remove, 0.5, OrderState.Taken);
        var zone = Sample.Zone(new Random(1));
        var standing = new Standing("chitoge").Moved(Rotation.Leaving, Sample.Noon, MoveCause.Order, "order");
        await Ledger.IntendAsync(
            new ChangeIntent(Sample.Noon, standing, new ZoneChange(zone, [], []), "files", "order")
            {
                OrderId = order.Id,
            },
            Cancellation
        );

        Assert.Equal("2 remove chitoge", await WordsAsync());
    }

    [Fact]
    public async Task An_order_that_a_round_took_up_itself_knows_which()
    {
        await RoundAsync(1);
        var order = await GiveAsync(OrderKind.Freeze, 1.5);
        await RoundAsync(2, order with { State = OrderState.Done });
        await RoundAsync(3);

        Assert.Equal("within 2 freeze", await WordsAsync());
    }

    [Theory]
    [InlineData(OrderState.Refused)]
    [InlineData(OrderState.Superseded)]
    public async Task An_order_that_was_followed_is_a_deed_whatever_became_of_it(OrderState end)
    {
        await RoundAsync(1);
        var order = await OrderAsync(OrderKind.Remove, 1.5, OrderState.Taken);
        await RoundAsync(2, order with { State = end });

        Assert.Equal("1 remove chitoge", await WordsAsync());
    }

    [Fact]
    public async Task Of_orders_that_an_older_witness_took_up_the_clock_tells_when()
    {
        await RoundAsync(1);
        await OrderAsync(OrderKind.Freeze, 1.5, OrderState.Done);
        await RoundAsync(2);
        await Ledger.WriteAsync(
            ledger => ledger.Execute("UPDATE orders SET taken_after = NULL, taken_within = NULL"),
            Cancellation
        );

        Assert.Equal("1 freeze", await WordsAsync());
    }

    [Theory]
    [InlineData(OrderKind.Remove, OrderState.Refused)]
    [InlineData(OrderKind.Readd, OrderState.Open)]
    [InlineData(OrderKind.Readd, OrderState.Lapsed)]
    [InlineData(OrderKind.Hold, OrderState.Done)]
    public async Task Orders_that_moved_nobody_are_no_deeds(OrderKind kind, OrderState state)
    {
        await OrderAsync(kind, 0.5, state);

        Assert.Equal("", await WordsAsync());
    }

    [Fact]
    public async Task Verdicts_that_moved_a_node_are_found_by_their_round()
    {
        await RoundAsync(1, VerdictKind.Fence, VerdictKind.Spare);
        await RoundAsync(2, VerdictKind.CameBack, VerdictKind.WouldFence);
        await RoundAsync(3, VerdictKind.ReaddedOutside, VerdictKind.Ready);

        using var reader = Temp.Read();
        var deeds = await reader.DeedsAsync(Cancellation);

        Assert.Equal(["chitoge"], deeds.FencedIn(1));
        Assert.Empty(deeds.PutBackIn(1));
        Assert.Equal(["chitoge"], deeds.PutBackIn(2));
        Assert.Equal(["chitoge"], deeds.PutBackIn(3));
        Assert.Empty(deeds.FencedIn(3));
    }

    private async Task<string> WordsAsync()
    {
        using var reader = Temp.Read();
        var deeds = await reader.DeedsAsync(Cancellation);
        return string.Join(
            ", ",
            deeds.Orders.Select(taken => $"{(taken.IsWithin ? "within " : "")}{taken.Round} {taken.Order}")
        );
    }

    private async Task<Order> GiveAsync(OrderKind kind, double minute)
    {
        using var book = Temp.Orders();
        var node = kind is OrderKind.Freeze or OrderKind.Thaw ? null : "chitoge";
        var order = new Order(0, kind, node, Sample.Noon.AddMinutes(minute), "hana@desk");
        return order with { Id = await book.GiveAsync(order, Cancellation) };
    }

    private async Task<Order> OrderAsync(OrderKind kind, double minute, OrderState state)
    {
        var order = (await GiveAsync(kind, minute)) with { State = state };
        await Ledger.CommitAsync(new LedgerEntry(order.Given) { Orders = [order] }, Cancellation);
        return order;
    }

    private Task RoundAsync(int number, params VerdictKind[] kinds) => RoundAsync(number, order: null, kinds);

    private Task RoundAsync(int number, Order? order, params VerdictKind[] kinds)
    {
        var at = Sample.Noon.AddMinutes(number);
        return Ledger.CommitAsync(
            new LedgerEntry(at)
            {
                Round = new RoundMark(number, at, Void: null, 2, 0, TimeSpan.Zero),
                Orders = order is null ? [] : [order],
                Verdicts = [.. kinds.Select(kind => new Verdict("chitoge", kind, Rule.Strikes, "reason"))],
            },
            Cancellation
        );
    }
}
