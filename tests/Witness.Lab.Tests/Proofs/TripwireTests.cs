using System.Diagnostics;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Running;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Proofs;

/// <summary>The tripwire kills a stand-in of the daemon at the step it is armed for, and does not stand in the way else.</summary>
public sealed class TripwireTests(Lab lab) : IClassFixture<Lab>, IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wlab-tripwire");
    private ServerProcess? _daemon;

    public async ValueTask InitializeAsync()
    {
        await lab.ResetAsync();
        _daemon = ServerProcess.Start(lab.WitnessHost.Start(DebianPrograms.Find("sleep"), "1000"));
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(KillPoint.BeforeRead, "read", false)]
    [InlineData(KillPoint.AfterRead, "read", false)]
    [InlineData(KillPoint.BeforeApply, "apply", false)]
    [InlineData(KillPoint.WhileApplying, "apply", true)]
    [InlineData(KillPoint.AfterApply, "apply", true)]
    [InlineData(KillPoint.BeforeReadBack, "read back", true)]
    [InlineData(KillPoint.AfterReadBack, "read back", true)]
    public async Task It_kills_once_at_its_step(KillPoint point, string diesAt, bool applied)
    {
        var tripwire = new Tripwire(_directory.FullName);
        await tripwire.GuardAsync(_daemon!.Id);
        tripwire.Arm(point);

        Assert.Equal(diesAt, await LastStepAsync(tripwire));

        var changed = (await lab.Primary.ReadAsync()).Records.Any(line =>
            line.StartsWith("tripwire.", StringComparison.Ordinal)
        );
        Assert.Equal(applied, changed);
    }

    [Fact]
    public async Task Unarmed_it_does_nothing()
    {
        var tripwire = new Tripwire(_directory.FullName);
        await tripwire.GuardAsync(_daemon!.Id);
        Assert.Equal("close", await LastStepAsync(tripwire));
        Assert.False(_daemon.HasEnded);
    }

    /// <summary>Does what the daemon does to a zone, for as long as the stand-in lives.</summary>
    private async Task<string> LastStepAsync(Tripwire tripwire)
    {
        foreach (var step in new[] { "read", "apply", "read back" })
        {
            var start = lab.WitnessHost.Start("sh", "-c", step == "apply" ? Apply(tripwire) : Read(tripwire));
            await Command.RunAsync(start);
            if (await HasDiedAsync())
            {
                return step;
            }
        }

        return "close";
    }

    /// <summary>
    /// SIGKILL has been sent before the program that sent it ended; on a busy machine it is still pending then (the third
    /// digit from the right of ShdPnd, proc_pid_status(5)).
    /// </summary>
    private async Task<bool> HasDiedAsync()
    {
        var state = await Command.RunAsync(
            new ProcessStartInfo(
                "sh",
                [
                    "-c",
                    $"grep -Eq 'State:.[ZX]|ShdPnd:.*[13579bdf]..$' /proc/{_daemon!.Id}/status || ! test -e /proc/{_daemon.Id}",
                ]
            )
        );
        return _daemon.HasEnded || state.ExitCode == 0;
    }

    private string Read(Tripwire tripwire) =>
        $"{tripwire.Directory}/dig @{lab.Primary.Host.IPv4} -k {lab.Primary.KeyPath} {lab.Primary.Zone} AXFR";

    private string Apply(Tripwire tripwire) =>
        $"""
            printf 'server {lab.Primary.Host.IPv4}\nupdate add tripwire.example.test. 60 A 192.0.2.1\nsend\n' |
              {tripwire.Directory}/nsupdate -k {lab.Primary.KeyPath}
            """;
}
