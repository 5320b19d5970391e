using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

public sealed class ZoneOrderTests : IDisposable
{
    private static readonly Zone Whole = Zones.Of("example.com", "www A a", "www A b", "www A c", "x TXT 1", "y TXT 2");
    private readonly World _world = new("abc", Whole);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_restore_does_exactly_what_was_shown()
    {
        var order = await RestoreAsync(Whole.Without("x TXT 1").With("z TXT 9"));

        Assert.Equal(OrderState.Done, order.State);
        Assert.Equal(Whole.Sorted(), _world.Zone.Sorted());
        var intent = Assert.Single(_world.Ledger.Intents, one => one.OrderId == order.Id);
        Assert.Null(intent.Standing);
        Assert.Equal(ChangeOutcome.Accepted, _world.Ledger.Results.Last().Outcome);
    }

    [Fact]
    public async Task A_zone_that_changed_since_it_was_shown_refuses_the_restore()
    {
        var order = await RestoreAsync(Whole.Without("x TXT 1"), then: zone => zone.Without("y TXT 2"));

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("the zone has changed since", order.Answer);
        Assert.Contains("+ y.example.com 300 TXT 2", order.Answer);
        Assert.Equal(Whole.Without("x TXT 1", "y TXT 2").Sorted(), _world.Zone.Sorted());
    }

    [Fact]
    public async Task A_snapshot_that_is_not_there_refuses_the_restore()
    {
        await _world.RoundAsync();

        var order = await OrderAsync(OrderKind.Restore, snapshot: 7, shown: "");

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("snapshot 7 of zone example.com is not there", order.Answer);
    }

    [Fact]
    public async Task A_registrar_that_fails_in_passing_is_tried_again_until_the_order_lapses()
    {
        _world.Registrar.OnApply = () => new RegistrarException(RegistrarFault.Busy, "too many calls");
        var order = await RestoreAsync(Whole.Without("x TXT 1"));
        Assert.Equal((OrderState.Taken, "too many calls"), (order.State, order.Answer));

        await _world.RoundsAsync(15);
        Assert.Equal(OrderState.Taken, StateOf(order));
        await _world.RoundsAsync(2);

        Assert.Equal(OrderState.Lapsed, StateOf(order));
        Assert.Contains("too many calls", _world.Ledger.Orders.Single(one => one.Id == order.Id).Answer);
        Assert.All(_world.Ledger.Results, result => Assert.Equal(ChangeOutcome.Failed, result.Outcome));
    }

    [Fact]
    public async Task A_registrar_that_only_a_human_can_mend_ends_the_order()
    {
        _world.Registrar.OnApply = () => new RegistrarException(RegistrarFault.Configuration, "no such key");

        var order = await RestoreAsync(Whole.Without("x TXT 1"));

        Assert.Equal((OrderState.Refused, "no such key"), (order.State, order.Answer));
    }

    [Fact]
    public async Task A_restore_whose_answer_was_lost_is_found_made_by_the_next_round()
    {
        _world.Registrar.OnAnswer = () => new RegistrarException(RegistrarFault.Unclear, "no answer");
        var order = await RestoreAsync(Whole.Without("x TXT 1"));
        Assert.Equal(OrderState.Taken, order.State);
        _world.Registrar.OnAnswer = () => null;

        await _world.RoundAsync();

        Assert.Equal(OrderState.Done, StateOf(order));
        Assert.Empty(_world.Ledger.OpenIntents);
        Assert.Single(_world.Registrar.Applied);
        Assert.Equal(ChangeOutcome.Accepted, _world.Ledger.Results.Last().Outcome);
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
                var at = _world.Ledger.Writes + write;
                _world.Ledger.DiesBeforeWrite = after ? null : at;
                _world.Ledger.DiesAfterWrite = after ? at : null;
                return zone;
            },
            dies: true
        );

        _world.Restart();
        await _world.RoundAsync();

        Assert.Equal(OrderState.Done, StateOf(order));
        Assert.Equal(Whole.Sorted(), _world.Zone.Sorted());
        Assert.Single(_world.Registrar.Applied);
        Assert.Empty(_world.Ledger.OpenIntents);
    }

    [Fact]
    public async Task The_zone_as_it_was_before_an_accident_is_a_snapshot_and_ends_it_when_restored()
    {
        await _world.RoundAsync();
        _world.Registrar["example.com"] = Whole with { Records = [] };
        await _world.RoundsAsync(2);
        Assert.Equal(Whole.Sorted(), Assert.Single(_world.Ledger.Snapshots).Sorted());

        var order = await OrderAsync(OrderKind.Restore, 1, Shown());
        await _world.RoundAsync();

        Assert.Equal(OrderState.Done, order.State);
        Assert.Contains(
            _world.Ledger.Notices,
            notice => notice.Text.Contains("has its records back", StringComparison.Ordinal)
        );
        Assert.Equal(Whole.Without(Soa).Sorted(), _world.Zone.Sorted());
    }

    [Fact]
    public async Task A_rehearsal_writes_the_zone_back_as_it_is()
    {
        await _world.RoundAsync();

        var order = await OrderAsync(OrderKind.Rehearse);

        Assert.Equal(OrderState.Done, order.State);
        Assert.Contains("3 records in rotation written back as they are", order.Answer);
        Assert.Equal(3, Assert.Single(_world.Registrar.Applied).Rehearsed.Count);
        Assert.Equal(Whole.Sorted(), _world.Zone.Sorted());
    }

    [Fact]
    public async Task A_rehearsal_that_loses_a_record_tells_and_mends_it()
    {
        await _world.RoundAsync();
        _world.Registrar.AfterApply = () =>
        {
            _world.Registrar.AfterApply = () => { };
            _world.Registrar["example.com"] = _world.Zone.Without("y TXT 2");
        };

        var order = await OrderAsync(OrderKind.Rehearse);

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("- y.example.com 300 TXT 2", order.Answer);
        Assert.Equal(Whole.Sorted(), _world.Zone.Sorted());
    }

    [Theory]
    [InlineData(RegistrarFault.Configuration)]
    [InlineData(RegistrarFault.Refused)]
    [InlineData(RegistrarFault.Busy)]
    [InlineData(RegistrarFault.Unclear)]
    public async Task A_rehearsal_that_fails_says_so_at_once_and_leaves_nothing_open(RegistrarFault fault)
    {
        await _world.RoundAsync();
        _world.Registrar.OnApply = () => new RegistrarException(fault, "it does not work");

        var order = await OrderAsync(OrderKind.Rehearse);
        await _world.RoundAsync();

        Assert.Equal((OrderState.Refused, "it does not work"), (order.State, order.Answer));
        Assert.Empty(_world.Ledger.OpenIntents);
        Assert.Equal(ChangeOutcome.Failed, Assert.Single(_world.Ledger.Results).Outcome);
    }

    [Theory]
    [InlineData(OrderKind.Restore)]
    [InlineData(OrderKind.Rehearse)]
    public async Task A_frozen_witness_refuses(OrderKind kind)
    {
        await _world.RoundAsync();
        await _world.OrderAsync(OrderKind.Freeze);

        var order = await OrderAsync(kind, 1, "");

        Assert.Equal(OrderState.Refused, order.State);
        Assert.Contains("witness thaw", order.Answer);
    }

    [Fact]
    public async Task A_witness_that_observes_rehearses_and_restores_nothing()
    {
        _world.Restart(settings => settings with { Mode = Mode.Observe });
        await _world.RoundAsync();

        Assert.Equal(OrderState.Done, (await OrderAsync(OrderKind.Rehearse)).State);
        Assert.Contains("mode is observe", (await OrderAsync(OrderKind.Restore, 1, "")).Answer);
        Assert.Single(_world.Registrar.Applied, change => change.IsRehearsal);
    }

    [Fact]
    public async Task A_restore_that_takes_most_of_a_zone_out_is_no_accident()
    {
        string[] junk = [.. Enumerable.Range(0, 20).Select(number => $"junk{number} TXT x")];

        var order = await RestoreAsync(Whole.With(junk));

        Assert.Equal((OrderState.Done, Whole.Sorted()), (order.State, _world.Zone.Sorted()));
        Assert.DoesNotContain(
            _world.Ledger.Notices,
            notice => notice.Text.Contains("accident", StringComparison.Ordinal)
        );
        await _world.RoundsAsync(4, "a=x");
        Assert.Equal(Rotation.Out, _world["a"]);
    }

    [Fact]
    public async Task What_others_add_while_a_zone_is_restored_does_not_undo_the_restore()
    {
        _world.Registrar.AfterApply = () =>
        {
            _world.Registrar.AfterApply = () => { };
            _world.Registrar["example.com"] = _world.Zone.With("_acme-challenge TXT token");
        };

        var order = await RestoreAsync(Whole.Without("x TXT 1"));

        Assert.Equal(OrderState.Done, order.State);
        Assert.Equal(ChangeOutcome.Accepted, _world.Ledger.Results.Last().Outcome);
        Assert.Equal(Whole.With("_acme-challenge TXT token").Sorted(), _world.Zone.Sorted());
    }

    [Fact]
    public async Task A_time_to_live_whose_answer_was_lost_is_found_set_right()
    {
        _world.Registrar.OnAnswer = () => new RegistrarException(RegistrarFault.Unclear, "no answer");
        var order = await RestoreAsync(Whole.Without("x TXT 1").With("x 60 TXT 1"));
        _world.Registrar.OnAnswer = () => null;

        await _world.RoundAsync();

        Assert.Equal(OrderState.Done, StateOf(order));
        Assert.Equal(ChangeOutcome.Accepted, Assert.Single(_world.Ledger.Results).Outcome);
        Assert.Equal(Whole.Sorted(), _world.Zone.Sorted());
    }

    [Fact]
    public async Task What_becomes_of_a_restore_is_told_once()
    {
        var order = await RestoreAsync(Whole.Without("x TXT 1"));
        await _world.RoundsAsync(2);

        Assert.Single(
            _world.Ledger.Notices,
            notice =>
                notice.Text.StartsWith($"{order}, order {order.Id} by me@here, is done:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_later_order_about_the_zone_overtakes_one_that_is_not_done()
    {
        _world.Registrar.OnApply = () => new RegistrarException(RegistrarFault.Busy, "too many calls");
        var restore = await RestoreAsync(Whole.Without("x TXT 1"));
        _world.Registrar.OnApply = () => null;

        var rehearsal = await OrderAsync(OrderKind.Rehearse);

        Assert.Equal((OrderState.Superseded, OrderState.Done), (StateOf(restore), rehearsal.State));
        Assert.Equal(Whole.Without("x TXT 1").Sorted(), _world.Zone.Sorted());
    }

    private const string Soa = "@ 3600 SOA ns.example.net. root.example.net. 1 2 3 4 5";

    /// <summary>Somebody spoils a zone of which snapshot 1 is kept, an operator sees the diff, and orders the restore.</summary>
    private async Task<Order> RestoreAsync(Zone spoilt, Func<Zone, Zone>? then = null, bool dies = false)
    {
        await _world.RoundAsync();
        _world.Ledger.Keep(Whole);
        _world.Registrar["example.com"] = spoilt;
        var shown = Shown();
        _world.Registrar["example.com"] = then?.Invoke(spoilt) ?? spoilt;
        var order = _world.Ledger.Give(
            new Order(0, OrderKind.Restore, null, _world.Clock.GetUtcNow(), "me@here")
            {
                Zone = Fleets.Example,
                Snapshot = 1,
                Shown = shown,
            }
        );
        if (dies)
        {
            await Assert.ThrowsAsync<KilledException>(_world.TakeUpAsync);
        }
        else
        {
            await _world.TakeUpAsync();
        }

        return _world.Ledger.Orders.Single(one => one.Id == order.Id);
    }

    private async Task<Order> OrderAsync(OrderKind kind, long? snapshot = null, string? shown = null)
    {
        var order = _world.Ledger.Give(
            new Order(0, kind, null, _world.Clock.GetUtcNow(), "me@here")
            {
                Zone = Fleets.Example,
                Snapshot = snapshot,
                Shown = shown,
            }
        );
        await _world.TakeUpAsync();
        return _world.Ledger.Orders.Single(one => one.Id == order.Id);
    }

    private string Shown() =>
        new ZoneRestore(_world.Fleet.Zones[0], _world.Fleet, _world.Ledger.Standings)
            .Plan(Whole, _world.Zone)
            .Change.ToString();

    private OrderState StateOf(Order order) => _world.Ledger.Orders.Single(one => one.Id == order.Id).State;
}
