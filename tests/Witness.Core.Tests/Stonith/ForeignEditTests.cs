using Witness.Core.Dns;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>What others write to a zone meanwhile.</summary>
public sealed class ForeignEditTests
{
    [Fact]
    public async Task A_stale_zone_is_read_and_planned_anew_by_the_next_round()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.BeforeApply = () =>
        {
            world.Registrar.BeforeApply = () => { };
            world.Registrar["example.com"] = world.Zone.With("www A 198.51.100.3");
        };

        Assert.Equal("In In In Leaving Out", await Timeline.PlayAsync(world, "xxxxx"));
        Assert.Contains(world.Zone.Records, record => record.Data == "198.51.100.3");
    }

    [Fact]
    public async Task What_others_write_between_plan_and_write_survives_where_the_registrar_cannot_tell()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Registrar.KnowsVersions = false;
        world.Registrar.BeforeApply = () =>
        {
            world.Registrar.BeforeApply = () => { };
            world.Registrar["example.com"] = world.Zone.With("new 60 TXT theirs");
        };
        await world.RoundsAsync(4, "a=x");

        Assert.Equal(Rotation.Out, world["a"]);
        Assert.Contains(world.Zone.Records, record => record.Data == "theirs");
        Assert.Contains(
            world.Ledger.Notices,
            notice => notice.Text.Contains("+ new.example.com 60 TXT theirs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_record_returns_with_its_vendor_fields_and_with_the_ttl_that_its_set_has_by_now()
    {
        var weighted = Zones.Record("www A a") with { Vendor = VendorFields.None.With("weight", "7") };
        var zone = Zones.Www("bc") with
        {
            Records = [.. Zones.Www("bc").Records, weighted, Zones.Record("www AAAA a")],
        };
        using var world = new World("abc", zone);
        await world.RoundsAsync(4, "a=x");
        var now = world.Zone;
        world.Registrar["example.com"] = now with
        {
            Records = [.. now.Records.Select(record => record.Type == "A" ? record with { Ttl = 60 } : record)],
        };
        var order = await world.OrderAsync(OrderKind.Readd, "a", force: true);

        Assert.Contains(weighted with { Ttl = 60 }, world.Zone.Records);
        Assert.Contains(Zones.Record("www AAAA a"), world.Zone.Records);
        Assert.Contains(
            "www.example.com A 203.0.113.1 returns with TTL 60, as its set has now, instead of 300",
            order.Answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_readd_beside_an_alias_is_refused_and_the_node_stays_out()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=x");
        world.Registrar["example.com"] = Zones.Of("example.com", "www CNAME cdn.example.net.");
        var order = await world.OrderAsync(OrderKind.Readd, "a", force: true);

        Assert.Equal((OrderState.Refused, Rotation.Out), (order.State, world["a"]));
        Assert.Contains("is an alias now", order.Answer, StringComparison.Ordinal);
        Assert.Equal(2, world.Ledger.Of("a").Owed.Length);
    }
}
