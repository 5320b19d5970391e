using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>
/// Somebody else writes the zone. Zones are read when the daemon starts, which is how these stories let it see that.
/// </summary>
public sealed class OtherHands(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_sick_node_that_came_back_is_removed_again()
    {
        await using var witness = await FencedAsync();
        var fenced = await lab.Primary.ReadAsync();
        await lab.Primary.UpdateAsync($"add www.example.test. 300 A {lab["taiga"].Host.IPv4}");
        await witness.RestartAsync();

        await Patience.UntilAsync(
            "taiga has left the zone again",
            async () => (await lab.Primary.ReadAsync()).SharedOf(lab["taiga"]).Count == 0
        );

        await witness.UntilOutAsync("taiga");
        Assert.Equal(fenced.Records, (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_healthy_node_that_somebody_put_back_is_in_without_strikes()
    {
        await using var witness = await FencedAsync();
        await lab["taiga"].HealAsync();
        await witness.UntilAsync("taiga passes", status => status["taiga"].Passes);
        await lab.Primary.UpdateAsync($"add www.example.test. 300 A {lab["taiga"].Host.IPv4}");
        var put = await lab.Primary.ReadAsync();
        await witness.RestartAsync();

        await witness.UntilAsync("taiga is in", status => status["taiga"] is { Rotation: "in", Strikes: 0 });

        await witness.RoundsAsync(2);
        Assert.Equal(put.Records, (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_node_that_somebody_took_out_is_absent_and_never_fenced()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var names = new[] { "example.test.", "www.example.test.", "*.apps.example.test.", "taiga.example.test." };
        var taiga = lab["taiga"].Host;
        await lab.Primary.UpdateAsync([
            .. names.Select(name => $"delete {name} A {taiga.IPv4}"),
            .. names.Select(name => $"delete {name} AAAA {taiga.IPv6}"),
        ]);
        var taken = await lab.Primary.ReadAsync();
        await witness.RestartAsync();
        await witness.UntilAsync("taiga is absent", status => status["taiga"].Rotation == "absent");

        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilAsync("taiga fails", status => !status["taiga"].Passes);
        await witness.RoundsAsync(6);

        Assert.Equal("absent", (await witness.StatusAsync())["taiga"].Rotation);
        Assert.Equal(taken.Serial, (await lab.Primary.ReadAsync()).Serial);
    }

    private async Task<LabWitness> FencedAsync()
    {
        var witness = await LabWitness.WatchAsync(lab);
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");
        return witness;
    }
}
