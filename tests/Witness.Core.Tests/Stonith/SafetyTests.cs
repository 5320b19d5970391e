using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Stonith;

/// <summary>Cap, holds and one fence a round: what keeps a fence from making matters worse.</summary>
public sealed class SafetyTests
{
    [Fact]
    public async Task No_more_nodes_are_out_than_the_cap_allows_and_the_word_is_said_once()
    {
        using var world = new World("abcdefg", Zones.Www("abcdefg"));
        await world.RoundsAsync(12, "a=x b=x c=x d=x");

        Assert.Equal("defg", world.Zone.Published());
        var spared = Assert.Single(world.Ledger.Verdicts, verdict => verdict.Rule == Rule.Cap);
        Assert.Equal("d", spared.Node);
        Assert.Contains(
            "3 nodes are out of rotation already (a, b and c), and at most 3 may be",
            spared.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_node_that_an_operator_removed_counts_in_the_cap()
    {
        using var world = new World("abcdefg", Zones.Www("abcdefg"));
        world.Restart(settings => settings with { MaxRemoved = 1 });
        await world.RoundAsync();
        await world.OrderAsync(OrderKind.Remove, "b");
        await world.RoundsAsync(5, "a=x");

        Assert.Equal(Rotation.In, world["a"]);
    }

    [Fact]
    public async Task An_order_to_remove_is_not_bound_by_the_cap()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Restart(settings => settings with { MaxRemoved = 0 });
        await world.RoundAsync();

        Assert.Equal(OrderState.Done, (await world.OrderAsync(OrderKind.Remove, "a")).State);
    }

    [Fact]
    public async Task One_node_is_fenced_in_a_round_and_the_worst_goes_first()
    {
        using var world = new World("abcde", Zones.Www("abcde"));
        await world.RoundAsync("c=x");
        await world.RoundsAsync(3, "a=x b=x c=x");
        Assert.Equal("abde", world.Zone.Published());

        await world.RoundAsync("a=h b=x");
        Assert.Equal("ade", world.Zone.Published());

        await world.RoundAsync("a=h");
        Assert.Equal("de", world.Zone.Published());
    }

    [Fact]
    public async Task A_spared_node_that_flaps_is_told_of_once()
    {
        using var world = new World("ab", Zones.Www("ab"));
        await world.OrderAsync(OrderKind.Hold, "a");
        for (var round = 0; round < 12; round++)
        {
            await world.RoundAsync(round % 2 == 0 ? "a=x" : "");
        }

        Assert.Equal(Rule.Held, Assert.Single(world.Ledger.Verdicts).Rule);
        Assert.Single(world.Ledger.Notices, notice => notice.Kind == NoticeKind.Spared);
    }

    [Fact]
    public async Task In_observe_the_verdict_says_what_would_have_been_done_and_nothing_is_done()
    {
        using var world = new World("abc", Zones.Www("abc"));
        world.Restart(settings => settings with { Mode = Mode.Observe });
        await world.RoundsAsync(6, "a=x");

        var verdict = Assert.Single(world.Ledger.Verdicts);
        Assert.StartsWith(
            "would fence, but mode is observe: 4 strikes within 1 h",
            verdict.Detail,
            StringComparison.Ordinal
        );
        Assert.Empty(world.Registrar.Applied);
    }

    [Fact]
    public async Task A_verdict_names_the_numbers_and_the_evidence()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=h");

        Assert.Equal(
            new Verdict(
                "a",
                VerdictKind.Fence,
                Rule.Strikes,
                "4 strikes within 1 h, failed in this round (https 203.0.113.1: said x)"
            ),
            Assert.Single(world.Ledger.Verdicts)
        );
    }

    [Fact]
    public async Task Nodes_of_this_machine_do_not_testify_to_its_network()
    {
        var fleet = new Fleet(
            [Fleets.Node("a"), Fleets.Node("b"), Fleets.Node("c") with { IsThisMachine = true }],
            [Fleets.Settings()]
        );
        using var world = new World(fleet, Zones.Www("abc"));
        await world.RoundAsync("a=x b=x");

        Assert.StartsWith("all 2 nodes failed", world.LastReport!.Round!.Void, StringComparison.Ordinal);
        Assert.Empty(world.Ledger.Of("a").Strikes);
    }
}
