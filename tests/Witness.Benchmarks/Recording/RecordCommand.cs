using System.CommandLine;
using System.Text.Json.Nodes;

namespace Witness.Benchmarks.Recording;

/// <summary><c>record</c>: writes a ledger as the daemon would have within so many rounds, which end with the present minute.</summary>
internal static class RecordCommand
{
    /// <summary>The command.</summary>
    /// <param name="time">The clock.</param>
    public static Command Create(TimeProvider time)
    {
        var directory = new Option<string>("--directory")
        {
            Description = "Where witness.db, witness.json and served.json are written.",
            Required = true,
        };
        var rounds = Number("--rounds", "How many rounds, a minute each.", 129_600);
        var nodes = Number("--nodes", "How many nodes, 2 to 60000.", 50);
        var seed = Number("--seed", "Equal seeds make equal recordings.", 1);
        var failing = Share("--failing", "The probability that a well node fails a round all the same.", 0.005);
        var outages = Share("--outages", "The probability that an outage of a node begins in a round.", 0.002);
        var command = new Command("record", "Have the daemon's own code write a ledger, as fast as it can.")
        {
            directory,
            rounds,
            nodes,
            seed,
            failing,
            outages,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var count = parsed.GetValue(rounds);
                return RecordAsync(
                    new RecordingSettings
                    {
                        Directory = parsed.GetValue(directory)!,
                        Start = ThisMinute(time) - TimeSpan.FromMinutes(count),
                        Rounds = count,
                        Nodes = parsed.GetValue(nodes),
                        Seed = parsed.GetValue(seed),
                        Failing = parsed.GetValue(failing),
                        Outages = parsed.GetValue(outages),
                    },
                    time,
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task RecordAsync(RecordingSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        if (File.Exists(settings.Ledger))
        {
            throw new InvalidOperationException($"{settings.Ledger} is there already: give another directory");
        }

        Directory.CreateDirectory(settings.Directory);
        var begun = time.GetTimestamp();
        using (var recorder = new Recorder(settings, time))
        {
            await recorder.RunAsync(cancellation);
            RecordedConfiguration.Write(settings, recorder.Fleet);
            WriteCommits(settings, recorder.Commits);
        }

        var size = new FileInfo(settings.Ledger).Length;
        var took = time.GetElapsedTime(begun);
        Console.WriteLine(
            $"{settings.Rounds} rounds of {settings.Nodes} nodes with seed {settings.Seed}: {size / 1024.0 / 1024:0.0} MiB,"
                + $" recorded in {took.TotalSeconds:0} s, {took.TotalMicroseconds / settings.Rounds:0} us a round"
        );
    }

    /// <summary>Microseconds, a number a round: for whoever compares them.</summary>
    private static void WriteCommits(RecordingSettings settings, IReadOnlyList<TimeSpan> commits) =>
        File.WriteAllText(
            Path.Combine(settings.Directory, "commits.json"),
            new JsonArray([.. commits.Select(took => JsonValue.Create(took.TotalMicroseconds))]).ToJsonString()
        );

    private static DateTimeOffset ThisMinute(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now - TimeSpan.FromTicks(now.Ticks % TimeSpan.TicksPerMinute);
    }

    private static Option<int> Number(string name, string description, int usually) =>
        new(name) { Description = description, DefaultValueFactory = _ => usually };

    private static Option<double> Share(string name, string description, double usually) =>
        new(name) { Description = description, DefaultValueFactory = _ => usually };
}
