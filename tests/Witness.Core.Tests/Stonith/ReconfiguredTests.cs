using System.Net;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>Nodes that are out while the configuration changes: taken out of it, or moved to other addresses.</summary>
public sealed class ReconfiguredTests
{
    [Fact]
    public async Task A_node_taken_out_of_the_configuration_keeps_its_records_for_the_readd_and_is_not_in_the_cap()
    {
        using var world = await WithoutA();
        world.Restart(
            settings => settings with { MaxRemoved = 1 },
            Fleets.Of("bcd", Fleets.Settings("example.com", "www"))
        );
        world.Registrar["example.com"] = world.Zone.With("www A d");
        await world.RoundsAsync(4, "d=x");
        Assert.Equal("bc", world.Zone.Published());

        Assert.Equal(OrderState.Done, (await world.OrderAsync(OrderKind.Readd, "a")).State);
        Assert.Equal("abc", world.Zone.Published());
    }

    [Fact]
    public async Task Forgetting_lets_the_records_go_and_ends_what_waits()
    {
        using var world = await WithoutA();
        world.Restart(fleet: Fleets.Of("bc"));
        world.Registrar.OnRead = Faults.Unclear;
        var readd = await world.OrderAsync(OrderKind.Readd, "a");
        Assert.Equal(OrderState.Taken, readd.State);

        var forget = await world.OrderAsync(OrderKind.Forget, "a");
        Assert.Contains(
            "these records were owed to it and are let go: www.example.com 300 A 203.0.113.1",
            forget.Answer,
            StringComparison.Ordinal
        );
        Assert.Equal(OrderState.Superseded, world.Ledger.Orders.Single(order => order.Id == readd.Id).State);
        Assert.DoesNotContain(world.Ledger.Standings, standing => standing.Node == "a");
    }

    [Fact]
    public async Task A_node_that_has_moved_returns_with_its_present_address_and_both_are_printed()
    {
        using var world = await WithoutA();
        world.Restart(fleet: Moved("198.51.100.1", "2001:db8:1::1"));
        var order = await world.OrderAsync(OrderKind.Readd, "a", force: true);

        Assert.Contains(
            "www.example.com 300 A 203.0.113.1 returns as 198.51.100.1, the node's present address",
            order.Answer,
            StringComparison.Ordinal
        );
        Assert.Contains(world.Zone.Records, record => record.Data == "198.51.100.1");
        Assert.DoesNotContain(world.Zone.Records, record => record.Data == "203.0.113.1");
    }

    [Fact]
    public async Task A_node_that_has_several_new_addresses_is_not_guessed_at()
    {
        using var world = await WithoutA();
        world.Restart(fleet: Moved("198.51.100.1", "198.51.100.2", "2001:db8::1"));
        var order = await world.OrderAsync(OrderKind.Readd, "a", force: true);

        Assert.Equal((OrderState.Refused, Rotation.Out), (order.State, world["a"]));
        Assert.Contains(
            "2 addresses of that family now (198.51.100.1, 198.51.100.2)",
            order.Answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_address_that_was_given_to_another_node_is_no_comeback_and_is_never_removed()
    {
        using var world = await WithoutA();
        var d = Fleets.Node("d") with { Addresses = [Fleets.V4("a")] };
        var a = Fleets.Node("a") with { Addresses = [IPAddress.Parse("198.51.100.1")] };
        world.Restart(fleet: new Fleet([a, Fleets.Node("b"), Fleets.Node("c"), d], [Fleets.Settings()]));
        world.Registrar["example.com"] = world.Zone.With("www A a");
        await world.RoundsAsync(3, "a=x");

        Assert.Equal(Rotation.Out, world["a"]);
        Assert.Equal("abc", world.Zone.Published());
        Assert.DoesNotContain(world.Ledger.Verdicts, verdict => verdict.Kind == VerdictKind.CameBack);
    }

    private static Fleet Moved(params string[] addresses) =>
        new(
            [
                Fleets.Node("a") with
                {
                    Addresses = [.. addresses.Select(IPAddress.Parse)],
                },
                Fleets.Node("b"),
                Fleets.Node("c"),
            ],
            [Fleets.Settings()]
        );

    private static async Task<World> WithoutA()
    {
        var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=x");
        Assert.Equal(Rotation.Out, world["a"]);
        return world;
    }
}
