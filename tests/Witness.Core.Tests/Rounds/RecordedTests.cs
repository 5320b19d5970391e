using Witness.Core.Checks;
using Witness.Core.Rounds;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Rounds;

/// <summary>What the daemon writes down of each of its rounds.</summary>
public sealed class RecordedTests
{
    [Fact]
    public async Task Every_round_is_written_down_once_with_what_it_saw_and_where_nodes_stood()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(5, "a=x");
        await world.RoundAsync(blind: "offline");

        var sights = world.Ledger.Entries.Select(entry => entry.Sight).OfType<RoundSight>().ToList();
        Assert.Equal("In In In Leaving Out Out", string.Join(' ', sights.Select(sight => sight.StateOf(0).Rotation)));
        Assert.Equal(
            [.. Enumerable.Repeat<CheckOutcome?>(CheckOutcome.Failed, 5), null],
            sights.Select(sight => sight.OutcomeOf(0))
        );
        Assert.All(sights, sight => Assert.Equal(Rotation.In, sight.StateOf(1).Rotation));
    }

    [Fact]
    public async Task A_report_says_what_was_seen_and_where_every_node_stands_after_it()
    {
        using var world = new World("abc", Zones.Www("abc"));
        await world.RoundsAsync(4, "a=x");

        Assert.Equal(3, world.LastReport!.Observations.Count);
        Assert.Equal(Rotation.Out, world.LastReport.Standings["A"].Rotation);
        Assert.Equal(Rotation.In, world.LastReport.Standings["b"].Rotation);
    }
}
