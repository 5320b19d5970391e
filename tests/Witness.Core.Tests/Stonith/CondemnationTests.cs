using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>What a witness that only observes would have done, with zones and without: others go by it.</summary>
public sealed class CondemnationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_node_with_strikes_enough_is_condemned(bool zone)
    {
        using var world = Observing("abc", zone);
        await world.RoundsAsync(3, "a=x");
        Assert.Equal("", Condemned(world));

        await world.RoundAsync("a=x");
        Assert.Equal("a", Condemned(world));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_stays_condemned_until_its_strikes_have_gone_and_it_passes(bool zone)
    {
        using var world = Observing("abc", zone);
        await world.RoundsAsync(4, "a=x");
        await world.RoundsAsync(56);
        Assert.Equal("a", Condemned(world));

        await world.RoundAsync();
        Assert.Equal("", Condemned(world));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_fleet_keeps_its_last_sound_node(bool zone)
    {
        using var world = Observing("ab", zone);
        await world.RoundsAsync(4, "a=x");
        await world.RoundsAsync(6, "a=x b=h");

        Assert.Equal("a", Condemned(world));
        Assert.Equal(Rule.Floor, world.Ledger.Verdicts.Last(verdict => verdict.Node == "b").Rule);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_more_are_condemned_than_may_be_out(bool zone)
    {
        using var world = Observing("abcdef", zone);
        await world.RoundsAsync(10, "a=x b=x c=x d=x e=x");

        Assert.Equal("abc", Condemned(world));
        Assert.Equal(Rule.Cap, world.Ledger.Verdicts.Last(verdict => verdict.Node == "d").Rule);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_held_node_is_not_condemned(bool zone)
    {
        using var world = Observing("abc", zone);
        await world.OrderAsync(Core.Orders.OrderKind.Hold, "a");
        await world.RoundsAsync(6, "a=x");

        Assert.Equal("", Condemned(world));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nodes_that_flap_by_turns_are_not_all_condemned(bool zone)
    {
        using var world = Observing("ab", zone);
        for (var turn = 0; turn < 8; turn++)
        {
            await world.RoundAsync("a=x");
            await world.RoundAsync("b=x");
        }

        Assert.Equal("a", Condemned(world));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_condemned_is_told_of_once(bool zone)
    {
        using var world = Observing("abcde", zone);
        await world.RoundsAsync(12, "a=x b=x c=x");

        Assert.Equal("abc", Condemned(world));
        Assert.Equal(3, world.Ledger.Verdicts.Count(verdict => verdict.Kind == VerdictKind.WouldFence));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clock_that_jumps_lets_everybody_go(bool zone)
    {
        using var world = Observing("abc", zone);
        await world.RoundsAsync(4, "a=x");
        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.RoundAsync("a=x");

        Assert.Equal("", Condemned(world));
    }

    private static World Observing(string letters, bool zone)
    {
        var world = zone ? new World(letters, Zones.Www(letters)) : new World(new Fleet(Fleets.Of(letters).Nodes, []));
        world.Restart(settings => settings with { Mode = Mode.Observe });
        return world;
    }

    private static string Condemned(World world) =>
        string.Concat(
            world.Ledger.Standings.Where(one => Condemnation.Is(one, Mode.Observe)).Select(one => one.Node).Order()
        );
}
