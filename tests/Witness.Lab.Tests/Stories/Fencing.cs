using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>Four strikes take a node out of DNS, and nothing else.</summary>
public sealed class Fencing(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Four_strikes_take_a_node_out_of_every_shared_name_and_touch_nothing_else()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();

        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");

        var after = await lab.Primary.ReadAsync();
        Assert.Equal(6, before.SharedOf(lab["taiga"]).Count);
        Assert.Equal(before.Without(lab["taiga"]), after.Records);
        Assert.Equal(before.Serial + 1, after.Serial);
    }

    [Fact]
    public async Task The_fourth_strike_decides_and_history_and_why_show_it()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        await lab["taiga"].SufferAsync(NodeFault.SshDown);
        await witness.UntilOutAsync("taiga");

        var history = (await witness.HistoryAsync()).Where(entry => entry.Node == "taiga").ToList();
        var change = Assert.Single(history, entry => entry.Removes("taiga"));
        Assert.Equal(lab.Primary.Zone, change.Zone?.TrimEnd('.'));
        Assert.Equal(6, change.Removed!.Count);
        Assert.Empty(change.Added ?? []);
        Assert.Equal(4, history.TakeWhile(entry => entry != change).Count(entry => entry.Kind == "strike"));
        Assert.Contains(history, entry => entry.Kind == "verdict");

        var why = (await witness.ExpectAsync(0, "why", "taiga")).Output;
        Assert.All(lab["taiga"].Host.Addresses, address => Assert.Contains(address, why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_nodes_leave_the_names_and_the_wildcard_that_they_share()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();

        await lab["taiga"].DieAsync();
        await lab["mikoto"].SufferAsync(NodeFault.Answers503);
        await witness.UntilOutAsync("taiga");
        await witness.UntilOutAsync("mikoto");

        var after = await lab.Primary.ReadAsync();
        Assert.Equal(before.Without(lab["taiga"], lab["mikoto"]), after.Records);
        Assert.Equal(before.Serial + 2, after.Serial);
    }

    [Fact]
    public async Task One_node_is_removed_a_round()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        await witness.BetweenRoundsAsync();
        await Task.WhenAll(
            lab["taiga"].SufferAsync(NodeFault.HttpsDown),
            lab["mikoto"].SufferAsync(NodeFault.HttpsDown)
        );
        await witness.UntilOutAsync("taiga");
        await witness.UntilOutAsync("mikoto");

        var changes = (await witness.HistoryAsync()).Where(entry => entry.Kind == "change").ToList();
        Assert.Equal(2, changes.Count);
        Assert.NotEqual(changes[0].Round, changes[1].Round);
    }

    [Fact]
    public async Task A_flapping_node_is_failing()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        while ((await witness.StatusAsync())["taiga"].Rotation == "in")
        {
            await lab["taiga"].SufferAsync(NodeFault.Answers503);
            await witness.UntilAsync("taiga fails", status => !status["taiga"].Passes);
            await lab["taiga"].HealAsync();
            await witness.UntilAsync("taiga passes", status => status["taiga"].Passes);
        }

        await witness.UntilOutAsync("taiga");
        var strikes = (await witness.HistoryAsync()).Where(entry => entry.Kind == "strike").Take(4).ToList();
        Assert.True(strikes[3].Round - strikes[0].Round > 3, "the four strikes came running, and nothing was shown");
    }
}
