using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class ZoneAccidentTests
{
    private static readonly string[] Notes = ["t1 TXT a", "t2 TXT b", "t3 TXT c", "t4 TXT d", "t5 TXT e", "t6 TXT f"];
    private static readonly Zone Whole = Zones.Of("example.com", ["www A a", "www A b", "www A c", .. Notes]);

    // Beside the SOA the whole zone has an NS, an MX, three addresses and six notes: 11 records.
    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void A_loss_of_over_half_and_at_least_five_is_an_accident(int lost, bool isAccident)
    {
        var now = Whole.Without([.. Notes.Take(lost)]);

        Assert.Equal(isAccident, Find(Whole, now) is not null);
    }

    [Fact]
    public void A_small_zone_may_lose_four_records()
    {
        var good = Zones.Of("example.com", "www A a", "www A b", "x TXT 1");

        Assert.Null(Find(good, good.Without("www A a", "www A b", "x TXT 1", "@ MX 10 mail")));
    }

    [Fact]
    public void A_zone_that_has_become_empty_is_an_accident_whatever_its_size()
    {
        var good = Zones.Of("example.com", "www A a");

        Assert.Contains("has become empty", Find(good, good with { Records = [] })!.Why);
    }

    [Fact]
    public void What_witness_itself_took_out_is_no_loss()
    {
        string[] ours = ["www A a", "x A a", "y A a", "z A a", "@ A a", "v A a"];
        var good = Zones.Of("example.com", [.. ours, "www A b"]);
        var standing = new Standing("a")
        {
            Owed = [.. ours.Select(line => new OwedRecord(Fleets.Example, Zones.Record(line)))],
        };

        Assert.Null(ZoneAccident.Find(good, Read(good.Without(ours)), [standing]));
        Assert.NotNull(Find(good, good.Without(ours)));
    }

    [Fact]
    public async Task A_zone_that_lost_most_of_its_records_is_not_built_upon_and_told_once()
    {
        using var world = new World("abc", Whole);
        await world.RoundsAsync(2);

        world.Registrar["example.com"] = Whole.Without(Notes);
        await world.RoundsAsync(6, "a=x");

        Assert.Equal(Rotation.In, world["a"]);
        Assert.Empty(world.Registrar.Applied);
        var verdict = Assert.Single(world.Ledger.Verdicts);
        Assert.Equal((VerdictKind.Spare, Rule.Accident), (verdict.Kind, verdict.Rule));
        Assert.Single(
            world.Ledger.Notices,
            notice => notice.Text.StartsWith("zone example.com has lost 6 of 11", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_accident_seen_only_when_a_node_is_fenced_refuses_the_change()
    {
        using var world = new World("abc", Whole);
        await world.RoundsAsync(2);
        world.Looks = false;

        world.Registrar["example.com"] = Whole.Without(Notes);
        await world.RoundsAsync(4, "a=x");

        Assert.Equal(Rotation.In, world["a"]);
        Assert.Empty(world.Registrar.Applied);
    }

    [Fact]
    public async Task A_zone_that_shows_one_is_looked_at_again_a_minute_later()
    {
        using var world = new World("abc", Whole);
        await world.RoundsAsync(2);
        await world.Watch.LookAsync(someoneIsOut: false, TestContext.Current.CancellationToken);
        world.Looks = false;
        world.Registrar["example.com"] = Whole.Without(Notes);
        await world.RoundsAsync(4, "a=x");

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var looks = await world.Watch.LookAsync(someoneIsOut: false, TestContext.Current.CancellationToken);

        Assert.Single(looks.Readings);
    }

    [Fact]
    public async Task It_ends_when_the_records_are_back()
    {
        using var world = new World("abc", Whole);
        await world.RoundsAsync(2);
        world.Registrar["example.com"] = Whole.Without(Notes);
        await world.RoundsAsync(4, "a=x");

        world.Registrar["example.com"] = Whole;
        await world.RoundsAsync(1, "a=x");

        Assert.Equal(Rotation.Out, world["a"]);
        Assert.Equal("bc", world.Zone.Published());
    }

    [Fact]
    public async Task It_ends_when_an_operator_takes_the_zone_as_good()
    {
        using var world = new World("abc", Whole);
        await world.RoundsAsync(2);
        world.Registrar["example.com"] = Whole.Without(Notes);
        await world.RoundsAsync(4, "a=x");

        var order = world.Ledger.Accept(Fleets.Example, world.Clock.GetUtcNow());
        await world.TakeUpAsync();
        await world.RoundsAsync(1, "a=x");

        Assert.Equal(OrderState.Done, world.Ledger.Orders.Single(one => one.Id == order.Id).State);
        Assert.Equal(Rotation.Out, world["a"]);
    }

    [Fact]
    public async Task A_zone_without_an_accident_needs_no_accepting()
    {
        using var world = new World("abc", Whole);
        await world.RoundsAsync(1);

        var order = world.Ledger.Accept(Fleets.Example, world.Clock.GetUtcNow());
        await world.TakeUpAsync();

        Assert.Equal(OrderState.Refused, world.Ledger.Orders.Single(one => one.Id == order.Id).State);
    }

    private static ZoneAccident? Find(Zone good, Zone now) => ZoneAccident.Find(good, Read(now), []);

    private static ZoneReading Read(Zone zone) => new(zone, ManualClock.Start);
}
