using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>A fleet without a zone observes, and its verdicts are for load balancers and health checks of others.</summary>
public sealed class WithoutZonesTests
{
    [Fact]
    public async Task A_node_with_strikes_enough_is_condemned_though_no_dns_knows_it()
    {
        using var world = Observing("abc");
        await world.RoundsAsync(3, "a=x");
        Assert.Equal("", Condemned(world));

        await world.RoundAsync("a=x");
        Assert.Equal("a", Condemned(world));
    }

    [Fact]
    public async Task It_stays_condemned_until_its_strikes_have_gone_and_it_passes()
    {
        using var world = Observing("abc");
        await world.RoundsAsync(4, "a=x");
        await world.RoundsAsync(56);
        Assert.Equal("a", Condemned(world));

        await world.RoundAsync();
        Assert.Equal("", Condemned(world));
    }

    [Fact]
    public async Task The_fleet_keeps_its_last_sound_node()
    {
        using var world = Observing("ab");
        await world.RoundsAsync(4, "a=x");
        await world.RoundsAsync(6, "a=x b=h");

        Assert.Equal("a", Condemned(world));
        Assert.Equal(Rule.Floor, world.Ledger.Verdicts.Last(verdict => verdict.Node == "b").Rule);
    }

    [Fact]
    public async Task No_more_are_condemned_than_may_be_out()
    {
        using var world = Observing("abcdef");
        await world.RoundsAsync(10, "a=x b=x c=x d=x e=x");

        Assert.Equal("abc", Condemned(world));
        Assert.Equal(Rule.Cap, world.Ledger.Verdicts.Last(verdict => verdict.Node == "d").Rule);
    }

    [Fact]
    public async Task A_held_node_is_not_condemned()
    {
        using var world = Observing("abc");
        await world.OrderAsync(Core.Orders.OrderKind.Hold, "a");
        await world.RoundsAsync(6, "a=x");

        Assert.Equal("", Condemned(world));
    }

    private static World Observing(string letters)
    {
        var world = new World(new Fleet(Fleets.Of(letters).Nodes, []));
        world.Restart(settings => settings with { Mode = Mode.Observe });
        return world;
    }

    private static string Condemned(World world) =>
        string.Concat(world.Ledger.Standings.Where(WithoutZones.IsCondemned).Select(one => one.Node).Order());
}
