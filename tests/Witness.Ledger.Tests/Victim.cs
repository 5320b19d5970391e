using System.Diagnostics;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Ledger.Tests;

/// <summary>
/// A process of its own that holds the daemon's lock and commits round after round, and says the number of each once the
/// commit has returned, until it is killed.
/// </summary>
internal sealed class Victim : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly Process _process;

    private Victim(Process process) => _process = process;

    public int Pid => _process.Id;

    public static Victim Run(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Victim).Assembly.Location);
        }

        start.ArgumentList.Add("--daemon");
        start.ArgumentList.Add(path);
        return new Victim(Process.Start(start)!);
    }

    /// <summary>Waits for a number of commits, and gives the last number said.</summary>
    public async Task<long> CommittedAsync(int commits)
    {
        var last = 0L;
        while (last < commits)
        {
            last = long.Parse((await _process.StandardOutput.ReadLineAsync())!);
        }

        return last;
    }

    /// <summary>Waits for a number of commits, kills it, and gives the last number said.</summary>
    public async Task<long> KillAfterAsync(int commits)
    {
        var last = await CommittedAsync(commits);
        _process.Kill(); // SIGKILL
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            last = long.TryParse(line, out var number) ? number : last;
        }

        await _process.WaitForExitAsync();
        return last;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>What the process does: never returns.</summary>
    public static async Task<int> RunAsync(string path)
    {
        using var held = DaemonLock.TryTake(path, Environment.ProcessId, out _);
        using var ledger = SqliteLedger.Open(path);
        var standing = new Standing("chitoge");
        for (var number = 1L; ; number++)
        {
            var at = Start.AddMinutes(number);
            standing = standing with { CleanRounds = (int)number };
            var entry = new LedgerEntry(at)
            {
                Round = new RoundMark(number, at, Void: null, Nodes: 1, Failed: 1, TimeSpan.FromMilliseconds(412)),
                Strikes = [new Strike("chitoge", at, Sample.Results(new Random((int)number)))],
                Standings = [standing],
            };
            await ledger.CommitAsync(entry, CancellationToken.None);
            Console.WriteLine(number);
        }
    }
}
