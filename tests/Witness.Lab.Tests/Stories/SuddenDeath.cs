using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>The daemon is killed between a verdict and its close, and started again.</summary>
public sealed class SuddenDeath(Lab lab) : IClassFixture<Lab>
{
    private const int CleanRounds = 2;

    [Theory]
    [InlineData(KillPoint.BeforeRead)]
    [InlineData(KillPoint.AfterRead)]
    [InlineData(KillPoint.BeforeApply)]
    [InlineData(KillPoint.WhileApplying)]
    [InlineData(KillPoint.AfterApply)]
    [InlineData(KillPoint.BeforeReadBack)]
    [InlineData(KillPoint.AfterReadBack)]
    public async Task Killed_at_any_step_the_change_completes_once_and_the_readd_restores_every_record(KillPoint point)
    {
        await using var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { CleanRounds = CleanRounds });
        var before = await lab.Primary.ReadAsync();

        // Armed before anything happens: a slow machine must not let the fence go by first.
        witness.Tripwire.Arm(point);
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilDaemonEndsAsync();
        await witness.StartAsync();
        await witness.UntilOutAsync("taiga");
        var fenced = await lab.Primary.ReadAsync();
        Assert.Equal(before.Without(lab["taiga"]), fenced.Records);
        Assert.Equal(before.Serial + 1, fenced.Serial);
        Assert.Equal(6, Assert.Single(await witness.HistoryAsync(), entry => entry.Removes("taiga")).Removed!.Count);

        await lab["taiga"].HealAsync();
        await witness.UntilReadyAsync("taiga", CleanRounds);
        witness.Tripwire.Arm(point);
        await witness.RunAsync("readd", "taiga", "--no-wait");
        await witness.UntilDaemonEndsAsync();
        await witness.StartAsync();
        await witness.UntilAsync("taiga is in", status => status["taiga"] is { Rotation: "in", Strikes: 0 });
        var readded = await lab.Primary.ReadAsync();
        Assert.Equal(before.Records, readded.Records);
        Assert.Equal(fenced.Serial + 1, readded.Serial);
    }

    [Fact]
    public async Task Strikes_holds_and_rotation_survive()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        await witness.ExpectAsync(0, "hold", "mikoto");
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await lab["mikoto"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");
        var fenced = await lab.Primary.ReadAsync();

        await witness.Daemon!.KillAsync();
        var strikes = (await witness.StatusAsync())["mikoto"].Strikes;
        await witness.StartAsync();
        await witness.RoundsAsync(2);

        var after = await witness.StatusAsync();
        Assert.Equal("out", after["taiga"].Rotation);
        Assert.Equal("in", after["mikoto"].Rotation);
        Assert.NotNull(after["mikoto"].Held);
        Assert.InRange(after["mikoto"].Strikes, strikes, int.MaxValue);
        Assert.Equal(fenced.Serial, (await lab.Primary.ReadAsync()).Serial);
    }
}
