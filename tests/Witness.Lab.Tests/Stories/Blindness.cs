using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>A witness that sees nothing testifies to nothing.</summary>
public sealed class Blindness(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Its_own_dead_link_gives_no_strike_and_changes_nothing()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();
        await witness.BetweenRoundsAsync();
        await lab.WitnessHost.CutLinkAsync();
        await witness.UntilAsync("a round is void", status => status.Round is { IsVoid: true });
        await witness.RoundsAsync(5);
        await witness.ExpectAsync(1, "status", "--json");
        Assert.Contains(await witness.HistoryAsync(), entry => entry.Kind == "void");

        await lab.WitnessHost.MendLinkAsync();
        await witness.UntilAsync(
            "it sees again",
            status => status is { Round.IsVoid: false } && status.Nodes.All(node => node.Passes)
        );

        Assert.All((await witness.StatusAsync()).Nodes, node => Assert.Equal(("in", 0), (node.Rotation, node.Strikes)));
        Assert.Equal(before.Serial, (await lab.Primary.ReadAsync()).Serial);
        await witness.ExpectAsync(0, "status", "--json");
    }

    [Fact]
    public async Task Silent_anchors_make_rounds_void_whatever_the_nodes_do()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        await lab.Anchor.Host.CutLinkAsync();
        await witness.UntilAsync("a round is void", status => status.Round is { IsVoid: true });
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.RoundsAsync(5);
        Assert.Equal(0, (await witness.StatusAsync())["taiga"].Strikes);

        await lab.Anchor.Host.MendLinkAsync();
        await witness.UntilOutAsync("taiga");
    }

    /// <summary>
    /// What fails while others pass is failing, and may be fenced; but whoever has been healed stays. The first outage
    /// looks like a blind witness, the second like four sick nodes.
    /// </summary>
    [Theory]
    [InlineData(NodeFault.LinkDown)]
    [InlineData(NodeFault.HttpsDown)]
    public async Task After_an_outage_of_all_nobody_healed_is_fenced(NodeFault fault)
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { Strikes = 2 });
        var before = await lab.Primary.ReadAsync();
        await witness.BetweenRoundsAsync();
        await Task.WhenAll(lab.Nodes.Select(node => node.SufferAsync(fault)));
        await witness.UntilAsync(
            "it is blind, or no node passes",
            status => status.Round is { IsVoid: true } || status.Nodes.All(node => !node.Passes)
        );
        await witness.RoundsAsync(3);
        Assert.All((await witness.StatusAsync()).Nodes, node => Assert.Equal("in", node.Rotation));
        Assert.Equal(before.Serial, (await lab.Primary.ReadAsync()).Serial);

        var healed = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var node in lab.Nodes)
        {
            await node.HealAsync();
            await witness.UntilAsync(
                $"{node.Name} passes",
                status => status[node.Name].Passes && status.Round is { IsVoid: false }
            );
            healed[node.Name] = (await witness.StatusAsync()).Round!.At;
            await witness.RoundsAsync(2);
        }

        var history = await witness.HistoryAsync();
        Assert.All(
            healed,
            node => Assert.DoesNotContain(history, entry => entry.Removes(node.Key) && entry.At > node.Value)
        );
        Assert.Equal("in", (await witness.StatusAsync())[lab.Nodes[0].Name].Rotation);
        Assert.Equal(before.SharedOf(lab.Nodes[0]), (await lab.Primary.ReadAsync()).SharedOf(lab.Nodes[0]));
    }
}
