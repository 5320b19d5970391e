using System.Text.Json;
using Witness.Benchmarks.Recording;
using Witness.Cli;
using Witness.Configuration;
using Witness.Core.Simulation;
using Witness.Core.Stonith;
using Witness.Ledger;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Tests.Cli;

/// <summary>
/// What a simulation says of ledgers that the daemon's own code has written: days of rounds, with outages, and an operator who
/// puts nodes back, removes, holds and freezes.
/// </summary>
public sealed class RecordedSimulationTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-recorded-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string ConfigurationPath => Path.Combine(_directory.FullName, "witness.json");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task With_the_same_policy_it_has_the_removals_and_returns_of_the_ledger_and_every_node_stands_where_it_stood(
        int seed
    )
    {
        var settings = await RecordAsync(seed);

        var json = await SimulateAsync(settings);

        var (removals, returns) = await MovesAsync(settings);
        Assert.NotEmpty(returns);
        Assert.Equal(removals, Named(json, "removals"));
        Assert.Equal(returns, Named(json, "returns"));
        var dead = json.GetProperty("courses").EnumerateArray().Select(course => course.GetProperty("deadMinutes"));
        Assert.Single(dead.Select(minutes => minutes.GetDouble()).Distinct());
        Assert.Empty(await ElsewhereAsync(settings));
    }

    /// <summary>Three days of 20 nodes in which more happens than in most.</summary>
    private async Task<RecordingSettings> RecordAsync(int seed)
    {
        var settings = new RecordingSettings
        {
            Directory = _directory.FullName,
            Start = Start,
            Rounds = 3 * 1440,
            Nodes = 20,
            Seed = seed,
            Outages = 0.01,
            Orders = 5,
        };
        using var recorder = new Recorder(settings, TimeProvider.System);
        await recorder.RunAsync(Cancellation);
        RecordedConfiguration.Write(settings, recorder.Fleet);
        return settings;
    }

    private async Task<JsonElement> SimulateAsync(RecordingSettings settings)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var time = new FixedClock(Start + settings.Rounds * settings.Policy.Every);
        var terminal = new Terminal(output, error, isInteractive: false, _ => null, time);
        string[] words = ["simulate", "--since", "4d", "--json", "--config", ConfigurationPath];
        Assert.Equal((0, ""), (await CommandLine.InvokeAsync(words, terminal), error.ToString()));
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    /// <summary>The moves that every course has: <c>4 node01</c>.</summary>
    private static List<string> Named(JsonElement json, string moves) =>
        [
            .. json.GetProperty(moves)
                .EnumerateArray()
                .Select(move =>
                    $"{move.GetProperty("round")} {move.GetProperty("node")}{(move.GetProperty("courses").GetArrayLength() == 2 ? "" : $" only {move.GetProperty("courses")}")}"
                ),
        ];

    /// <summary>The nodes that stood elsewhere in a simulation than they did, and in which rounds.</summary>
    private async Task<List<string>> ElsewhereAsync(RecordingSettings settings)
    {
        using var view = new LedgerView(ConfigurationFile.Read(ConfigurationPath).Configuration!);
        var memory = await view.Ledger.RecallAsync(Cancellation);
        var deeds = await view.Ledger.DeedsAsync(Cancellation);
        var policy = new SimulatedPolicy(view.Policy, Retry: null);
        var (simulated, recorded) = (new PolicyCourse(view.Fleet, memory, policy, deeds), new RecordedCourse(deeds));
        List<string> elsewhere = [];
        foreach (var round in await view.Ledger.SeenAsync(settings.Start, until: null, Cancellation))
        {
            simulated.Take(round);
            recorded.Take(round);
            elsewhere.AddRange(
                view.Fleet.Nodes.Where(node => recorded.IsIn(node.Name) != simulated.IsIn(node.Name))
                    .Select(node => $"{node} in round {round.Mark.Number}")
            );
        }

        return elsewhere;
    }

    /// <summary>
    /// What the history has of removals by strikes, and of the changes that put these nodes back: such a node is in again for
    /// the round after the one in or after which its records returned.
    /// </summary>
    private static async Task<(List<string> Removals, List<string> Returns)> MovesAsync(RecordingSettings settings)
    {
        using var ledger = LedgerReader.Open(settings.Ledger);
        var (removals, returns, isOut) = (
            new List<string>(),
            new List<(long Round, string Node)>(),
            new HashSet<string>()
        );
        foreach (var happened in await ledger.HistoryAsync(new HistoryFilter(), Cancellation))
        {
            if (happened.Verdict?.Kind == VerdictKind.Fence)
            {
                removals.Add($"{happened.Round} {happened.Node}");
                isOut.Add(happened.Node!);
            }
            else if (happened.Moved is { Added.Count: > 0 } && isOut.Remove(happened.Node!))
            {
                returns.Add((happened.Round!.Value + 1, happened.Node!));
            }
        }

        return (removals, [.. returns.Order().Select(one => $"{one.Round} {one.Node}")]);
    }
}
