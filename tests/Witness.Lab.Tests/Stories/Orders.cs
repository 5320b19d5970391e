using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>What an operator may order when, and what they are told when they may not.</summary>
public sealed class Orders(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_node_is_removed_and_readded_by_hand()
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { CleanRounds = 1 });
        var before = await lab.Primary.ReadAsync();

        await witness.ExpectAsync(0, "remove", "taiga", "--reason", "new disk");
        Assert.Equal(before.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);
        Assert.Equal("out", (await witness.StatusAsync())["taiga"].Rotation);

        await witness.UntilReadyAsync("taiga", 1);
        await witness.ExpectAsync(0, "readd", "taiga");
        Assert.Equal(before.Records, (await lab.Primary.ReadAsync()).Records);
        Assert.Contains(await witness.HistoryAsync(), entry => entry is { Kind: "order", Node: "taiga" });
    }

    [Fact]
    public async Task A_frozen_witness_refuses_at_once()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        await witness.ExpectAsync(0, "freeze");
        await witness.UntilAsync("the witness is frozen", status => status.Frozen);
        Assert.Contains("thaw", await RefusedAsync(witness, "remove", "taiga"), StringComparison.Ordinal);
        Assert.Contains("thaw", await RefusedAsync(witness, "remove", "taiga", "--force"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_that_observes_refuses_at_once_and_changes_nothing()
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { Mode = "observe" });
        Assert.Contains("act", await RefusedAsync(witness, "remove", "taiga"), StringComparison.Ordinal);

        var before = await lab.Primary.ReadAsync();
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilAsync("taiga has six strikes", status => status["taiga"].Strikes >= 6);

        Assert.Equal("in", (await witness.StatusAsync())["taiga"].Rotation);
        Assert.Equal(before.Serial, (await lab.Primary.ReadAsync()).Serial);
        Assert.Contains(await witness.HistoryAsync(), entry => entry is { Kind: "verdict", Node: "taiga" });
    }

    [Fact]
    public async Task Without_a_daemon_an_order_is_refused_at_once()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        await witness.Daemon!.StopAsync();
        Assert.Contains("witness run", await RefusedAsync(witness, "remove", "taiga"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_void_rounds_orders_are_carried_out()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();
        await lab.Anchor.Host.CutLinkAsync();
        await witness.UntilAsync("a round is void", status => status.Round is { IsVoid: true });

        await witness.ExpectAsync(0, "remove", "taiga");
        Assert.Equal(before.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);

        await witness.ExpectAsync(0, "readd", "taiga", "--force");
        Assert.Equal(before.Records, (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_removal_by_hand_is_bound_by_the_floor_unless_forced()
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { KeepAtLeast = 4 });
        var before = await lab.Primary.ReadAsync();
        await witness.ExpectAsync(1, "remove", "taiga");
        Assert.Equal(before.Serial, (await lab.Primary.ReadAsync()).Serial);

        await witness.ExpectAsync(0, "remove", "taiga", "--force");
        Assert.Equal(before.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_node_that_nobody_knows_is_refused()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        foreach (var command in new[] { "remove", "readd", "hold", "release", "why" })
        {
            var refusal = await witness.RunAsync(command, "nobody");
            Assert.NotEqual(0, refusal.ExitCode);
            Assert.Contains("nobody", refusal.Errors, StringComparison.Ordinal);
        }
    }

    /// <summary>The order is refused, nothing changes, and what is said is given.</summary>
    private async Task<string> RefusedAsync(LabWitness witness, params string[] order)
    {
        var before = await lab.Primary.ReadAsync();
        var refusal = await witness.ExpectAsync(1, order);
        Assert.Equal(before.Serial, (await lab.Primary.ReadAsync()).Serial);
        return refusal.Errors;
    }
}
