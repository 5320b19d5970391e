using System.Diagnostics;

namespace Witness.Lab.Tests.Running;

/// <summary>One witness in the lab, on the host that is there for it.</summary>
public sealed class LabWitness : WitnessFromOutside
{
    private readonly Lab _lab;

    private LabWitness(Lab lab, LabConfiguration configuration)
        : base(
            System
                .IO.Directory.CreateDirectory(Path.Combine(lab.WitnessHost.Directory, Path.GetRandomFileName()))
                .FullName
        )
    {
        _lab = lab;
        Tripwire = new Tripwire(Directory);
        configuration.Write(lab, ConfigurationPath);
    }

    /// <summary>Kills the daemon at a given step.</summary>
    public Tripwire Tripwire { get; }

    /// <summary>Puts the lab back to its beginning and gives it a witness without a past, whose daemon does not run yet.</summary>
    public static async Task<LabWitness> CreateAsync(Lab lab, LabConfiguration? configuration = null)
    {
        await lab.ResetAsync();
        return new LabWitness(lab, configuration ?? new LabConfiguration());
    }

    /// <summary>The same, and its daemon has closed a round in which every node passed.</summary>
    public static async Task<LabWitness> WatchAsync(Lab lab, LabConfiguration? configuration = null)
    {
        var witness = await CreateAsync(lab, configuration);
        try
        {
            await witness.StartAsync();
            await witness.UntilAsync(
                "a round closes in which every node passes",
                status =>
                    status.Round is { IsVoid: false } && status.Nodes.All(node => node is { Passes: true, Strikes: 0 })
            );
            return witness;
        }
        catch
        {
            await witness.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override async Task StartAsync()
    {
        await base.StartAsync();
        await Tripwire.GuardAsync(Daemon!.Id);
    }

    /// <summary>Waits for the quiet half of a second: rounds start each second and are done with healthy nodes in far less.</summary>
    public async Task BetweenRoundsAsync()
    {
        var began = (await StatusAsync()).Round!.At;
        var since = (TimeProvider.System.GetUtcNow() - began).TotalSeconds;
        var untilHalf = (1.5 - (since - Math.Floor(since))) % 1;
        await Task.Delay(TimeSpan.FromSeconds(untilHalf), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    protected override ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = Prepared(_lab.WitnessHost.Start(WitnessExecutable.Path, arguments));
        start.Environment["PATH"] = $"{Tripwire.Directory}:{SystemPath}";
        return start;
    }
}
