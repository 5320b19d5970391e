using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Tests.Cli;

public sealed class PlanCommandTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_node_with_strikes_enough_would_leave()
    {
        await FailAsync("chitoge");

        var lines = (await _site.RunAsync("plan")).Lines;

        Assert.StartsWith("chitoge: fence: 4 strikes within 1 h", lines[0]);
        Assert.Equal(
            ["zone demo.test, read 5 min ago, for chitoge:", "    - www.demo.test 300 A 127.0.9.11"],
            lines[1..]
        );
    }

    [Fact]
    public async Task Scripts_get_the_same()
    {
        await FailAsync("chitoge");

        var json = (await _site.RunAsync("plan", "--json")).Json;

        Assert.Equal("fence", json.GetProperty("verdicts")[0].GetProperty("verdict").GetString());
        Assert.Equal(
            """[{"name":"www.demo.test","type":"A","ttl":300,"data":"127.0.9.11"}]""",
            json.GetProperty("changes")[0].GetProperty("removed").GetRawText()
        );
    }

    [Fact]
    public async Task Scripts_get_verdicts_and_rules_in_one_word()
    {
        await FailAsync("chitoge");
        var text = await File.ReadAllTextAsync(_site.ConfigurationPath, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _site.ConfigurationPath,
            text.Replace("\"act\"", "\"observe\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var verdict = (await _site.RunAsync("plan", "--json")).Json.GetProperty("verdicts")[0];

        Assert.Equal("wouldfence", verdict.GetProperty("verdict").GetString());
        Assert.Equal("observe", verdict.GetProperty("rule").GetString());
    }

    [Fact]
    public async Task Where_everybody_fails_nobody_would_leave()
    {
        await FailAsync(Site.Names);

        var outcome = await _site.RunAsync("plan");

        Assert.Equal(0, outcome.Exit);
        Assert.Contains("spared: ", outcome.Output);
        Assert.EndsWith(
            "the next round would change nothing in DNS, were every node to answer as it did last\n",
            outcome.Output
        );
    }

    [Fact]
    public async Task A_frozen_witness_would_do_nothing()
    {
        await FailAsync("chitoge");
        await _site.CommitAsync(
            new LedgerEntry(Site.Now) { SetsFreeze = true, Freeze = new Hold(Site.Now, null, null, "hana@desk") }
        );

        Assert.EndsWith(
            "nothing of it is done while this witness is frozen, since 2026-01-02 03:04:05Z by hana@desk; witness thaw ends it\n",
            (await _site.RunAsync("plan")).Output
        );
    }

    [Fact]
    public async Task After_a_void_round_nobody_is_judged()
    {
        await FailAsync("chitoge");
        await _site.CommitAsync(
            new LedgerEntry(Site.Now) { Round = Site.Round(2, Site.Now, "0 of 3 anchors answered") }
        );

        Assert.Equal(
            "nobody is judged on the last round, which was void: 0 of 3 anchors answered\n",
            (await _site.RunAsync("plan")).Output
        );
    }

    private async Task FailAsync(params string[] nodes)
    {
        await _site.CommitRoundAsync();
        await _site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Observations = [.. nodes.Select(node => Site.Observation(node, CheckOutcome.Failed))],
                Standings = [.. Site.Names.Select(node => StandingOf(node, nodes.Contains(node)))],
            }
        );
    }

    private static Standing StandingOf(string node, bool fails) =>
        new(node)
        {
            LastOutcome = fails ? CheckOutcome.Failed : CheckOutcome.Passed,
            Strikes = fails ? [.. Enumerable.Range(1, 4).Select(ago => Site.Now.AddMinutes(-5 + ago))] : [],
        };
}
