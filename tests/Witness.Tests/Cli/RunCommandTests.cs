using Witness.Ledger;

namespace Witness.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private readonly Site _site = new(every: "1s") { Time = TimeProvider.System };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task One_round_is_closed_and_in_the_ledger()
    {
        var outcome = await _site.RunAsync("run", "--once");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        var round = (await _site.RunAsync("status", "--json")).Json.GetProperty("round");
        Assert.Equal((3, 3), (round.GetProperty("nodes").GetInt32(), round.GetProperty("failed").GetInt32()));
    }

    [Fact]
    public async Task A_blind_round_is_void_and_no_success()
    {
        var text = await File.ReadAllTextAsync(_site.ConfigurationPath, Cancellation);
        await File.WriteAllTextAsync(
            _site.ConfigurationPath,
            text.Replace(
                """{ "hosts": [], "need": 0 }""",
                """{ "hosts": ["127.0.9.99:1"], "need": 1, "timeout": "1s" }""",
                StringComparison.Ordinal
            ),
            Cancellation
        );

        var outcome = await _site.RunAsync("run", "--once");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("warning  round 1 is void, and testifies to nothing: 0 of 1 anchors answered", outcome.Output);
    }

    [Fact]
    public async Task A_second_witness_names_the_first_and_stops()
    {
        using var held = DaemonLock.TryTake(_site.Database, 4711, out _);

        var outcome = await _site.RunAsync("run", "--once");

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith(
            $"witness: another witness has the ledger {_site.Database} (pid 4711): stop it first",
            outcome.Error
        );
    }

    [Fact]
    public async Task A_change_that_is_not_done_is_no_success()
    {
        await _site.CommitAsync(
            new Core.Ledger.LedgerEntry(TimeProvider.System.GetUtcNow())
            {
                Standings =
                [
                    new Core.Strikes.Standing("chitoge").Moved(
                        Core.Strikes.Rotation.Leaving,
                        TimeProvider.System.GetUtcNow(),
                        Core.Strikes.MoveCause.Strikes,
                        "4 strikes"
                    ),
                ],
            }
        );
        File.Delete(_site.ZonePath);

        var outcome = await _site.RunAsync("run", "--once");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("error    chitoge is still leaving: zone demo.test (files): there is no file", outcome.Output);
    }

    [Fact]
    public async Task A_ledger_without_its_directory_is_a_matter_of_configuration()
    {
        var text = await File.ReadAllTextAsync(_site.ConfigurationPath, Cancellation);
        await File.WriteAllTextAsync(
            _site.ConfigurationPath,
            text.Replace("\"witness.db\"", "\"/nonexistent/w.db\"", StringComparison.Ordinal),
            Cancellation
        );

        var outcome = await _site.RunAsync("run");

        Assert.Equal(
            (
                2,
                "witness: the directory /nonexistent of the ledger does not exist: create it, or correct \"database\" in the configuration\n"
            ),
            (outcome.Exit, outcome.Error)
        );
    }

    [Fact]
    public async Task A_file_that_is_named_and_missing_is_one_sentence()
    {
        var text = await File.ReadAllTextAsync(_site.ConfigurationPath, Cancellation);
        await File.WriteAllTextAsync(
            _site.ConfigurationPath,
            text.Replace(
                "\"https\": false",
                "\"https\": { \"url\": \"https://demo.test/\", \"ca\": \"ca.pem\" }",
                StringComparison.Ordinal
            ),
            Cancellation
        );

        var outcome = await _site.RunAsync("run");

        Assert.Equal((2, ""), (outcome.Exit, outcome.Output));
        Assert.EndsWith(
            "ca.pem: there is no such file: correct the path in the configuration, or let this user read the file\n",
            outcome.Error
        );
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
