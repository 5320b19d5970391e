using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

public sealed class RestoreTests : ZoneOrderScene
{
    [Fact]
    public async Task A_restore_does_exactly_what_was_shown()
    {
        var order = await RestoreAsync(Whole.Without("x TXT 1").With("z TXT 9"));

        Assert.Equal(OrderState.Done, order.State);
        Assert.Equal(Whole.Sorted(), World.Zone.Sorted());
        var intent = Assert.Single(World.Ledger.Intents, one => one.OrderId == order.Id);
        Assert.Null(intent.Standing);
        Assert.Equal(ChangeOutcome.Accepted, World.Ledger.Results.Last().Outcome);
    }

    [Fact]
    public async Task A_zone_that_changed_since_it_was_shown_refuses_the_restore()
    {
        var order = await RestoreAsync(Whole.Without("x TXT 1"), then: zone => zone.Without("y TXT 2"));

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("the zone has changed since", order.Answer);
        Assert.Contains("+ y.example.com 300 TXT 2", order.Answer);
        Assert.Equal(Whole.Without("x TXT 1", "y TXT 2").Sorted(), World.Zone.Sorted());
    }

    [Fact]
    public async Task A_snapshot_that_is_not_there_refuses_the_restore()
    {
        await World.RoundAsync();

        var order = await OrderAsync(OrderKind.Restore, snapshot: 7, shown: "");

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("snapshot 7 of zone example.com is not there", order.Answer);
    }

    [Fact]
    public async Task A_registrar_that_fails_in_passing_is_tried_again_until_the_order_lapses()
    {
        World.Registrar.OnApply = () => new RegistrarException(RegistrarFault.Busy, "too many calls");
        var order = await RestoreAsync(Whole.Without("x TXT 1"));
        Assert.Equal((OrderState.Taken, "too many calls"), (order.State, order.Answer));

        await World.RoundsAsync(15);
        Assert.Equal(OrderState.Taken, StateOf(order));
        await World.RoundsAsync(2);

        Assert.Equal(OrderState.Lapsed, StateOf(order));
        Assert.Contains("too many calls", World.Ledger.Orders.Single(one => one.Id == order.Id).Answer);
        Assert.All(World.Ledger.Results, result => Assert.Equal(ChangeOutcome.Failed, result.Outcome));
    }

    [Fact]
    public async Task A_registrar_that_only_a_human_can_mend_ends_the_order()
    {
        World.Registrar.OnApply = () => new RegistrarException(RegistrarFault.Configuration, "no such key");

        var order = await RestoreAsync(Whole.Without("x TXT 1"));

        Assert.Equal((OrderState.Refused, "no such key"), (order.State, order.Answer));
    }

    [Fact]
    public async Task A_restore_whose_answer_was_lost_is_found_made_by_the_next_round()
    {
        World.Registrar.OnAnswer = () => new RegistrarException(RegistrarFault.Unclear, "no answer");
        var order = await RestoreAsync(Whole.Without("x TXT 1"));
        Assert.Equal(OrderState.Taken, order.State);
        World.Registrar.OnAnswer = () => null;

        await World.RoundAsync();

        Assert.Equal(OrderState.Done, StateOf(order));
        Assert.Empty(World.Ledger.OpenIntents);
        Assert.Single(World.Registrar.Applied);
        Assert.Equal(ChangeOutcome.Accepted, World.Ledger.Results.Last().Outcome);
    }

    [Theory]
    [InlineData(2, false)] // the order is taken up, and nothing is written down of the change
    [InlineData(2, true)] // the change is written down, and not made
    [InlineData(3, false)] // the change is made, and nobody has written that down
    public async Task A_restore_is_completed_once_after_a_crash(int write, bool after)
    {
        var order = await RestoreAsync(
            Whole.Without("x TXT 1"),
            then: zone =>
            {
                var at = World.Ledger.Writes + write;
                World.Ledger.DiesBeforeWrite = after ? null : at;
                World.Ledger.DiesAfterWrite = after ? at : null;
                return zone;
            },
            dies: true
        );

        World.Restart();
        await World.RoundAsync();

        Assert.Equal(OrderState.Done, StateOf(order));
        Assert.Equal(Whole.Sorted(), World.Zone.Sorted());
        Assert.Single(World.Registrar.Applied);
        Assert.Empty(World.Ledger.OpenIntents);
    }

    [Fact]
    public async Task The_zone_as_it_was_before_an_accident_is_a_snapshot_and_ends_it_when_restored()
    {
        await World.RoundAsync();
        World.Registrar["example.com"] = Whole with { Records = [] };
        await World.RoundsAsync(2);
        Assert.Equal(Whole.Sorted(), Assert.Single(World.Ledger.Snapshots).Sorted());

        var order = await OrderAsync(OrderKind.Restore, 1, Shown());
        await World.RoundAsync();

        Assert.Equal(OrderState.Done, order.State);
        Assert.Contains(
            World.Ledger.Notices,
            notice => notice.Text.Contains("has its records back", StringComparison.Ordinal)
        );
        Assert.Equal(Whole.Without(Soa).Sorted(), World.Zone.Sorted());
    }

    [Fact]
    public async Task A_restore_that_takes_most_of_a_zone_out_is_no_accident()
    {
        string[] junk = [.. Enumerable.Range(0, 20).Select(number => $"junk{number} TXT x")];

        var order = await RestoreAsync(Whole.With(junk));

        Assert.Equal((OrderState.Done, Whole.Sorted()), (order.State, World.Zone.Sorted()));
        Assert.DoesNotContain(
            World.Ledger.Notices,
            notice => notice.Text.Contains("accident", StringComparison.Ordinal)
        );
        await World.RoundsAsync(4, "a=x");
        Assert.Equal(Rotation.Out, World["a"]);
    }

    [Fact]
    public async Task What_others_add_while_a_zone_is_restored_does_not_undo_the_restore()
    {
        World.Registrar.AfterApply = () =>
        {
            World.Registrar.AfterApply = () => { };
            World.Registrar["example.com"] = World.Zone.With("_acme-challenge TXT token");
        };

        var order = await RestoreAsync(Whole.Without("x TXT 1"));

        Assert.Equal(OrderState.Done, order.State);
        Assert.Equal(ChangeOutcome.Accepted, World.Ledger.Results.Last().Outcome);
        Assert.Equal(Whole.With("_acme-challenge TXT token").Sorted(), World.Zone.Sorted());
    }

    [Fact]
    public async Task A_time_to_live_whose_answer_was_lost_is_found_set_right()
    {
        World.Registrar.OnAnswer = () => new RegistrarException(RegistrarFault.Unclear, "no answer");
        var order = await RestoreAsync(Whole.Without("x TXT 1").With("x 60 TXT 1"));
        World.Registrar.OnAnswer = () => null;

        await World.RoundAsync();

        Assert.Equal(OrderState.Done, StateOf(order));
        Assert.Equal(ChangeOutcome.Accepted, Assert.Single(World.Ledger.Results).Outcome);
        Assert.Equal(Whole.Sorted(), World.Zone.Sorted());
    }

    [Fact]
    public async Task What_becomes_of_a_restore_is_told_once()
    {
        var order = await RestoreAsync(Whole.Without("x TXT 1"));
        await World.RoundsAsync(2);

        Assert.Single(
            World.Ledger.Notices,
            notice =>
                notice.Text.StartsWith($"{order}, order {order.Id} by me@here, is done:", StringComparison.Ordinal)
        );
    }
}
