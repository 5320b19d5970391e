using System.Diagnostics;
using System.Text.Json;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Running;

/// <summary>One witness: its directory, its daemon, and its commands, seen only from outside.</summary>
/// <param name="directory">Where its configuration, keys and ledger are.</param>
public abstract class WitnessFromOutside(string directory) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(250);
    private readonly List<ServerProcess> _daemons = [];

    /// <summary>Where the witness finds programs, and nowhere else.</summary>
    protected const string SystemPath = "/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Where its configuration, keys and ledger are.</summary>
    public string Directory => directory;

    /// <summary>Its configuration.</summary>
    public string ConfigurationPath => Path.Combine(directory, "witness.json");

    /// <summary>The daemon, running or not; there is none before the first start.</summary>
    public ServerProcess? Daemon => _daemons.LastOrDefault();

    /// <summary>What all daemons have said, one after the other.</summary>
    public string Said => string.Join("\n--- restarted ---\n", _daemons.Select(daemon => daemon.Said));

    /// <summary>Starts the daemon.</summary>
    public virtual Task StartAsync()
    {
        _daemons.Add(ServerProcess.Start(Start(["run"])));
        return Task.CompletedTask;
    }

    /// <summary>Ends the daemon in order and starts another.</summary>
    public async Task RestartAsync()
    {
        await Daemon!.StopAsync();
        await StartAsync();
    }

    /// <summary>Runs a command to its end.</summary>
    public Task<FinishedCommand> RunAsync(params IEnumerable<string> arguments) => Command.RunAsync(Start(arguments));

    /// <summary>Runs a command that has to end with an exit code, and gives all it said.</summary>
    public async Task<FinishedCommand> ExpectAsync(int exitCode, params IReadOnlyList<string> arguments)
    {
        var finished = await RunAsync(arguments);
        Assert.True(finished.ExitCode == exitCode, $"Exit code {exitCode} was due:\n{finished}\n{await ReportAsync()}");
        return finished;
    }

    /// <summary>What <c>status</c> says; null while there is no ledger to read yet.</summary>
    public async Task<WitnessStatus?> TryStatusAsync()
    {
        var finished = await RunAsync("status", "--json");
        return finished.Output.StartsWith('{')
            ? JsonSerializer.Deserialize<WitnessStatus>(finished.Output, JsonSerializerOptions.Web)
            : null;
    }

    /// <summary>What <c>status</c> says.</summary>
    public async Task<WitnessStatus> StatusAsync() =>
        await TryStatusAsync() ?? throw new InvalidOperationException($"status printed no JSON\n{await ReportAsync()}");

    /// <summary>What <c>history</c> says, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync() =>
        [
            .. (await ExpectAsync(0, "history", "--json"))
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<HistoryEntry>(line, JsonSerializerOptions.Web)!),
        ];

    /// <summary>Waits until the status is as described.</summary>
    public Task UntilAsync(string what, Func<WitnessStatus, bool> holds) =>
        Patience.UntilAsync(
            what,
            async () => await TryStatusAsync() is { } status && holds(status),
            ReportAsync,
            BetweenQuestions
        );

    /// <summary>Waits until the history has an entry as described.</summary>
    public Task UntilHistoryAsync(string what, Func<HistoryEntry, bool> holds) =>
        Patience.UntilAsync(what, async () => (await HistoryAsync()).Any(holds), ReportAsync, BetweenQuestions);

    /// <summary>Waits until a node has left DNS and the ledger says so.</summary>
    public Task UntilOutAsync(string node) => UntilAsync($"{node} is out", status => status[node].Rotation == "out");

    /// <summary>Waits until a node has passed as many rounds running as it needs to come back.</summary>
    public Task UntilReadyAsync(string node, int cleanRounds) =>
        UntilAsync($"{node} has {cleanRounds} clean rounds", status => status[node].CleanRounds >= cleanRounds);

    /// <summary>Waits until so many further rounds have closed.</summary>
    public async Task RoundsAsync(int count)
    {
        var seen = new HashSet<DateTimeOffset>();
        await UntilAsync(
            $"{count} more rounds close",
            status => status.Round is { } round && seen.Add(round.At) && seen.Count > count
        );
    }

    /// <summary>Waits until the daemon has ended, by whatever hand.</summary>
    public Task UntilDaemonEndsAsync() =>
        Patience.UntilAsync("the daemon ends", () => Task.FromResult(Daemon!.HasEnded), ReportAsync);

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        foreach (var daemon in _daemons)
        {
            await daemon.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>All that can be seen of the witness, for the message of a failure.</summary>
    private async Task<string> ReportAsync() =>
        $"""
            {await RunAsync("status")}
            {await RunAsync("history")}
            The daemon {(
                Daemon is { HasEnded: true } ended ? $"has ended with {ended.ExitCode}" : "runs"
            )} and has said:
            {Said}
            {Daemon?.Threads}
            """;

    /// <summary>How a command of this witness is started, where it stands.</summary>
    protected abstract ProcessStartInfo Start(IEnumerable<string> arguments);

    /// <summary>Gives a command what every one of this witness needs.</summary>
    protected ProcessStartInfo Prepared(ProcessStartInfo start)
    {
        start.WorkingDirectory = directory;
        start.Environment["WITNESS_CONFIG"] = ConfigurationPath;
        start.Environment["DOTNET_ROOT"] = WitnessExecutable.DotnetRoot;
        start.Environment["NO_COLOR"] = "1";
        start.Environment["PATH"] = SystemPath;
        return start;
    }
}
