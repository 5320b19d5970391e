using System.Globalization;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>There is one writer of DNS, for ever or for one round.</summary>
public sealed class OneDaemon(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_second_one_is_refused_and_the_first_named()
    {
        await using var witness = await LabWitness.WatchAsync(lab);
        var pid = witness.Daemon!.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Contains(pid, (await witness.ExpectAsync(1, "run")).Errors, StringComparison.Ordinal);
        Assert.Contains(pid, (await witness.ExpectAsync(1, "run", "--once")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_single_rounds_do_what_a_daemon_does()
    {
        await using var witness = await LabWitness.CreateAsync(lab);
        await witness.ExpectAsync(0, "run", "--once");
        var before = await lab.Primary.ReadAsync();
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        for (var strike = 1; strike <= 4; strike++)
        {
            Assert.Equal(before.Serial, (await lab.Primary.ReadAsync()).Serial);
            await witness.ExpectAsync(0, "run", "--once");
        }

        Assert.Equal("out", (await witness.StatusAsync())["taiga"].Rotation);
        Assert.Equal(before.Without(lab["taiga"]), (await lab.Primary.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_single_void_round_is_exit_code_1()
    {
        await using var witness = await LabWitness.CreateAsync(lab);
        await lab.Anchor.Host.CutLinkAsync();
        await witness.ExpectAsync(1, "run", "--once");
    }
}
