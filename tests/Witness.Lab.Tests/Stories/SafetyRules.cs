using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;
using Witness.Lab.Tests.Zones;

namespace Witness.Lab.Tests.Stories;

/// <summary>When more nodes die than the rules allow to leave, the rest stays in DNS.</summary>
public sealed class SafetyRules(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task The_cap_holds_when_more_nodes_die()
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { MaxRemoved = 1 });
        var before = await lab.Primary.ReadAsync();
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");

        await lab["mikoto"].SufferAsync(NodeFault.HttpsDown);
        await SparedAsync(witness, "mikoto");

        Assert.Equal(before.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task The_floor_holds_when_more_nodes_die()
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { KeepAtLeast = 3 });
        var before = await lab.Primary.ReadAsync();
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");

        await lab["mikoto"].SufferAsync(NodeFault.HttpsDown);
        await SparedAsync(witness, "mikoto");

        Assert.Equal(before.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task The_last_sound_node_is_never_removed()
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { MaxRemoved = 4 });
        var before = await lab.Primary.ReadAsync();
        var dying = lab.Nodes.Take(3).ToArray();
        foreach (var node in dying)
        {
            await node.SufferAsync(NodeFault.HttpsDown);
        }

        foreach (var node in dying)
        {
            await witness.UntilOutAsync(node.Name);
        }

        await lab["mikoto"].SufferAsync(NodeFault.HttpsDown);
        await SparedAsync(witness, "mikoto");
        Assert.Equal(before.Without(dying), (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_held_node_gets_strikes_and_is_fenced_only_when_released()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();
        await witness.ExpectAsync(0, "hold", "taiga", "--reason", "new disk");
        await witness.UntilAsync("taiga is held", status => status["taiga"].Held is not null);
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await SparedAsync(witness, "taiga");
        Assert.Equal(before, await lab.Primary.ReadAsync(), SameContent);

        await witness.ExpectAsync(0, "release", "taiga");
        await witness.UntilOutAsync("taiga");
        Assert.Null((await witness.StatusAsync())["taiga"].Held);
    }

    [Fact]
    public async Task A_frozen_witness_counts_and_changes_nothing_until_it_is_thawed()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();
        await witness.ExpectAsync(0, "freeze");
        await witness.UntilAsync("the witness is frozen", status => status.Frozen);
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await SparedAsync(witness, "taiga");
        Assert.Equal(before, await lab.Primary.ReadAsync(), SameContent);

        await witness.ExpectAsync(0, "thaw");
        await witness.UntilOutAsync("taiga");
    }

    [Fact]
    public async Task Strikes_alone_fence_nobody_who_passes_when_the_freeze_ends()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();
        await witness.ExpectAsync(0, "freeze");
        await witness.UntilAsync("the witness is frozen", status => status.Frozen);
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await SparedAsync(witness, "taiga");
        await lab["taiga"].HealAsync();
        await witness.UntilAsync("taiga passes", status => status["taiga"].Passes);

        await witness.ExpectAsync(0, "thaw");
        await witness.RoundsAsync(3);

        Assert.Equal("in", (await witness.StatusAsync())["taiga"].Rotation);
        Assert.Equal(before, await lab.Primary.ReadAsync(), SameContent);
    }

    private static bool SameContent(ZoneContent expected, ZoneContent actual) =>
        expected.Serial == actual.Serial && expected.Records.SequenceEqual(actual.Records, StringComparer.Ordinal);

    /// <summary>Two strikes more than enough, and still in rotation.</summary>
    private static async Task SparedAsync(LabWitness witness, string node)
    {
        await witness.UntilAsync($"{node} has six strikes", status => status[node].Strikes >= 6);
        Assert.Equal("in", (await witness.StatusAsync())[node].Rotation);
    }
}
