using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>A node stands in two zones, and the server of one of them is down.</summary>
public sealed class TwoZones(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Both_zones_are_changed()
    {
        await using var witness = await LabWitness.WatchAsync(lab, BothZones);
        var (first, second) = (await lab.Primary.ReadAsync(), await lab.Second.ReadAsync());
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");
        Assert.Equal(first.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);
        Assert.Equal(second.Without(lab["taiga"]), (await lab.Second.ReadAsync()).Records);
    }

    [Fact]
    public async Task The_zone_that_can_be_changed_is_and_the_other_follows_when_its_server_is_back()
    {
        await using var witness = await LabWitness.WatchAsync(lab, BothZones);
        var (first, second) = (await lab.Primary.ReadAsync(), await lab.Second.ReadAsync());

        await lab.Second.StopAsync();
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await Patience.UntilAsync(
            "the first zone is done",
            async () => (await lab.Primary.ReadAsync()).SharedOf(lab["taiga"]).Count == 0
        );
        await witness.RoundsAsync(2);
        Assert.Equal(first.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);
        Assert.Equal("leaving", (await witness.StatusAsync())["taiga"].Rotation);

        await lab.Second.StartAsync();
        await witness.UntilOutAsync("taiga");
        Assert.Equal(second.Without(lab["taiga"]), (await lab.Second.ReadAsync()).Records);
        Assert.Equal(first.Serial + 1, (await lab.Primary.ReadAsync()).Serial);

        await witness.ExpectAsync(0, "readd", "taiga", "--force");
        Assert.Equal(first.Records, (await lab.Primary.ReadAsync()).Records);
        Assert.Equal(second.Records, (await lab.Second.ReadAsync()).Records);
    }

    private LabConfiguration BothZones => new() { NameServers = [lab.Primary, lab.Second] };
}
