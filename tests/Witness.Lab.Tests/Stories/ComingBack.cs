using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;
using Witness.Lab.Tests.Zones;

namespace Witness.Lab.Tests.Stories;

/// <summary>A node comes back by order only, and exactly as it left.</summary>
public sealed class ComingBack(Lab lab) : IClassFixture<Lab>
{
    private const int CleanRounds = 3;
    private ZoneContent? _beforeTheFence;

    [Fact]
    public async Task A_sick_node_is_refused_and_the_failing_check_named()
    {
        await using var witness = await FencedAsync();
        var refusal = await witness.ExpectAsync(1, "readd", "taiga");
        Assert.Contains("https", refusal.Errors, StringComparison.Ordinal);
        Assert.Equal("out", (await witness.StatusAsync())["taiga"].Rotation);
    }

    [Fact]
    public async Task A_healed_node_does_not_come_back_by_itself()
    {
        await using var witness = await FencedAsync();
        var fenced = await lab.Primary.ReadAsync();
        await lab["taiga"].HealAsync();
        await witness.UntilReadyAsync("taiga", CleanRounds);
        await witness.RoundsAsync(2);
        Assert.Equal("out", (await witness.StatusAsync())["taiga"].Rotation);
        Assert.Equal(fenced.Serial, (await lab.Primary.ReadAsync()).Serial);
    }

    [Fact]
    public async Task A_readd_restores_names_ttls_and_content_exactly_and_clears_the_strikes()
    {
        await using var witness = await FencedAsync();
        var fenced = await lab.Primary.ReadAsync();
        await lab["taiga"].HealAsync();
        await witness.UntilReadyAsync("taiga", CleanRounds);

        var readd = await witness.ExpectAsync(0, "readd", "taiga", "--reason", "new disk");

        var after = await lab.Primary.ReadAsync();
        Assert.Equal(_beforeTheFence!.Records, after.Records);
        Assert.Equal(fenced.Serial + 1, after.Serial);
        Assert.All(
            lab["taiga"].Host.Addresses,
            address => Assert.Contains(address, readd.Output, StringComparison.Ordinal)
        );
        await witness.UntilAsync(
            "taiga is in without strikes",
            status => status["taiga"] is { Rotation: "in", Strikes: 0 }
        );
        var change = Assert.Single(
            await witness.HistoryAsync(),
            entry => entry is { Kind: "change", Added.Count: > 0 }
        );
        Assert.Equal(6, change.Added!.Count);
    }

    [Fact]
    public async Task Force_brings_a_sick_node_back()
    {
        await using var witness = await FencedAsync();
        await witness.ExpectAsync(0, "hold", "taiga");
        await witness.ExpectAsync(0, "readd", "taiga", "--force");
        Assert.Equal(_beforeTheFence!.Records, (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_node_that_is_in_cannot_be_readded_even_by_force()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var before = await lab.Primary.ReadAsync();
        await witness.ExpectAsync(1, "readd", "taiga");
        await witness.ExpectAsync(1, "readd", "taiga", "--force");
        Assert.Equal(before.Serial, (await lab.Primary.ReadAsync()).Serial);
    }

    [Fact]
    public async Task What_others_changed_meanwhile_stays_as_they_left_it()
    {
        await using var witness = await FencedAsync();
        await lab.Primary.UpdateAsync(
            "add www.example.test. 300 A 192.0.2.81",
            "delete note.example.test. TXT",
            "add later.example.test. 300 TXT \"new\""
        );
        var changed = await lab.Primary.ReadAsync();
        await witness.ExpectAsync(0, "readd", "taiga", "--force", "--reason", "trust me");

        var after = await lab.Primary.ReadAsync();
        Assert.Equal(changed.Records, after.Without(lab["taiga"]));
        Assert.Equal(6, after.SharedOf(lab["taiga"]).Count);
    }

    private async Task<LabWitness> FencedAsync()
    {
        var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { CleanRounds = CleanRounds });
        _beforeTheFence = await lab.Primary.ReadAsync();
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");
        return witness;
    }
}
