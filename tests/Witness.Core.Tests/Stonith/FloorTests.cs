using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>No name is left with fewer sound nodes than are asked for.</summary>
public sealed class FloorTests
{
    [Fact]
    public async Task After_an_outage_of_all_nobody_healthy_is_fenced_as_they_heal_one_after_the_other()
    {
        using var world = new World("abcd", Zones.Www("abcd"));
        await world.RoundsAsync(10, "a=x b=x c=x d=h");
        Assert.Equal("abcd", world.Zone.Published());
        Assert.Contains(world.Ledger.Verdicts, verdict => verdict.Rule == Rule.Floor);

        await world.RoundAsync("a=x b=x c=x");
        Assert.Equal("bcd", world.Zone.Published());
        await world.RoundAsync("a=x c=x");
        Assert.Equal("bd", world.Zone.Published());
        await world.RoundAsync("a=x");
        Assert.Equal("bd", world.Zone.Published());
    }

    [Fact]
    public async Task A_floor_of_two_keeps_two_nodes_and_counts_a_node_with_two_addresses_once()
    {
        using var world = new World("ab", Zones.Www("ab"));
        world.Restart(settings => settings with { KeepAtLeast = 2 });
        await world.RoundsAsync(6, "a=x");

        Assert.Equal("ab", world.Zone.Published());
        var spared = Assert.Single(world.Ledger.Verdicts);
        Assert.Equal("www.example.com would be left with 1 sound node (b), and at least 2 must stay", spared.Reason);
    }

    [Fact]
    public async Task A_foreign_address_is_no_sound_node()
    {
        using var world = new World("ab", Zones.Of("example.com", "www A a", "www A 198.51.100.1"));
        world.Restart(fleet: Fleets.Of("ab", Fleets.Settings("example.com", "www")));
        await world.RoundsAsync(6, "a=x");

        Assert.Equal(Rule.Floor, Assert.Single(world.Ledger.Verdicts).Rule);
        Assert.Equal("a", world.Zone.Published());
    }

    [Fact]
    public async Task A_name_of_one_node_alone_is_left_alone_by_default_and_spares_the_node_when_it_is_listed()
    {
        var zone = Zones.Www("ab").With("host-a A a", "* A a", "* A b");
        using var byDefault = new World("ab", zone);
        await byDefault.RoundsAsync(4, "a=x");
        Assert.Equal(
            ("b", "b", "a"),
            (byDefault.Zone.Published(), byDefault.Zone.Published("*"), byDefault.Zone.Published("host-a"))
        );

        using var listed = new World(Fleets.Of("ab", Fleets.Settings("example.com", "www", "host-a")), zone);
        await listed.RoundsAsync(4, "a=x");
        Assert.Equal(("ab", "a"), (listed.Zone.Published(), listed.Zone.Published("host-a")));
        Assert.StartsWith(
            "host-a.example.com would be left without any sound node",
            Assert.Single(listed.Ledger.Verdicts).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_floor_is_judged_on_the_zone_as_it_is_when_it_is_written()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(3, "a=x");
        world.Looks = false;
        world.Registrar["example.com"] = world
            .Zone.Without("www A b", "www AAAA b", "www A c", "www AAAA c")
            .With("www A 198.51.100.9");
        world.Restart(fleet: Fleets.Of("abc", Fleets.Settings("example.com", "www")));
        await world.RoundAsync("a=x");

        Assert.Equal(Rotation.In, world["a"]);
        Assert.Empty(world.Ledger.Of("a").Owed);
        Assert.Empty(world.Registrar.Applied);
        Assert.Contains(
            world.Ledger.Notices,
            notice =>
                notice is { Kind: NoticeKind.Spared, Node: "a" }
                && notice.Text.Contains("stays In", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_node_that_no_name_publishes_is_absent_and_neither_fenced_nor_sound()
    {
        using var world = new World("abc", Zones.Www("ab"));
        await world.RoundsAsync(5, "c=x");
        Assert.Equal(Rule.Absent, Assert.Single(world.Ledger.Verdicts).Rule);

        await world.RoundsAsync(5, "a=x b=x");
        Assert.Equal("ab", world.Zone.Published());
    }

    [Fact]
    public async Task An_absent_node_is_spared_even_where_the_daemon_acts_for_the_first_time_without_a_reading()
    {
        using var world = new World("abc", Zones.Www("ab")) { Looks = false };
        await world.RoundsAsync(5, "c=x");

        Assert.Equal(Rotation.In, world["c"]);
        Assert.Empty(world.Registrar.Applied);
    }
}
