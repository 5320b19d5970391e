using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

public sealed class RehearsalTests : ZoneOrderScene
{
    [Fact]
    public async Task A_rehearsal_writes_the_zone_back_as_it_is()
    {
        await World.RoundAsync();

        var order = await OrderAsync(OrderKind.Rehearse);

        Assert.Equal(OrderState.Done, order.State);
        Assert.Contains("3 records in rotation written back as they are", order.Answer);
        Assert.Equal(3, Assert.Single(World.Registrar.Applied).Rehearsed.Count);
        Assert.Equal(Whole.Sorted(), World.Zone.Sorted());
    }

    [Fact]
    public async Task A_rehearsal_that_loses_a_record_tells_and_mends_it()
    {
        await World.RoundAsync();
        World.Registrar.AfterApply = () =>
        {
            World.Registrar.AfterApply = () => { };
            World.Registrar["example.com"] = World.Zone.Without("y TXT 2");
        };

        var order = await OrderAsync(OrderKind.Rehearse);

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("- y.example.com 300 TXT 2", order.Answer);
        Assert.Equal(Whole.Sorted(), World.Zone.Sorted());
    }

    [Theory]
    [InlineData(RegistrarFault.Configuration)]
    [InlineData(RegistrarFault.Refused)]
    [InlineData(RegistrarFault.Busy)]
    [InlineData(RegistrarFault.Unclear)]
    public async Task A_rehearsal_that_fails_says_so_at_once_and_leaves_nothing_open(RegistrarFault fault)
    {
        await World.RoundAsync();
        World.Registrar.OnApply = () => new RegistrarException(fault, "it does not work");

        var order = await OrderAsync(OrderKind.Rehearse);
        await World.RoundAsync();

        Assert.Equal((OrderState.Refused, "it does not work"), (order.State, order.Answer));
        Assert.Empty(World.Ledger.OpenIntents);
        Assert.Equal(ChangeOutcome.Failed, Assert.Single(World.Ledger.Results).Outcome);
    }

    [Theory]
    [InlineData(OrderKind.Restore)]
    [InlineData(OrderKind.Rehearse)]
    public async Task A_frozen_witness_refuses(OrderKind kind)
    {
        await World.RoundAsync();
        await World.OrderAsync(OrderKind.Freeze);

        var order = await OrderAsync(kind, 1, "");

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("witness thaw", order.Answer);
    }

    [Fact]
    public async Task A_witness_that_observes_rehearses_and_restores_nothing()
    {
        World.Restart(settings => settings with { Mode = Mode.Observe });
        await World.RoundAsync();

        Assert.Equal(OrderState.Done, (await OrderAsync(OrderKind.Rehearse)).State);
        Assert.Contains("mode is observe", (await OrderAsync(OrderKind.Restore, 1, "")).Answer);
        Assert.Single(World.Registrar.Applied, change => change.IsRehearsal);
    }

    [Fact]
    public async Task A_later_order_about_the_zone_overtakes_one_that_is_not_done()
    {
        World.Registrar.OnApply = () => new RegistrarException(RegistrarFault.Busy, "too many calls");
        var restore = await RestoreAsync(Whole.Without("x TXT 1"));
        World.Registrar.OnApply = () => null;

        var rehearsal = await OrderAsync(OrderKind.Rehearse);

        Assert.Equal((OrderState.Superseded, OrderState.Done), (StateOf(restore), rehearsal.State));
        Assert.Equal(Whole.Without("x TXT 1").Sorted(), World.Zone.Sorted());
    }
}
