using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Tests.Cli;

public sealed class OrderRefusalTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_node_that_is_in_is_refused_at_once()
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync("readd", "chitoge", "--json");

        Assert.Equal((1, "witness: readd chitoge refused: chitoge is in already\n"), (outcome.Exit, outcome.Error));
        Assert.Equal("refused", outcome.Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_node_that_fails_is_refused_with_what_fails()
    {
        await OutAsync(CheckOutcome.Failed, cleanRounds: 0);

        var outcome = await _site.RunAsync("readd", "chitoge");

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("witness: readd chitoge refused: chitoge fails; mend it", outcome.Error);
        Assert.EndsWith("    tcp 127.0.9.11: connection refused on port 9\n", outcome.Error);
    }

    [Fact]
    public async Task A_node_with_too_few_clean_rounds_is_refused_with_the_numbers()
    {
        await OutAsync(CheckOutcome.Passed, cleanRounds: 2);

        var outcome = await _site.RunAsync("readd", "chitoge");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains(
            "chitoge has passed 2 rounds running, and 3 are asked (policy.cleanRounds): wait 1 min more",
            outcome.Error
        );
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("readd")]
    public async Task No_daemon_no_change(string order)
    {
        await OutAsync(CheckOutcome.Passed, cleanRounds: 3);

        var outcome = await _site.RunAsync(order, order == "remove" ? "rin" : "chitoge");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("no daemon runs, and nobody else changes DNS: start it first", outcome.Error);
    }

    [Fact]
    public async Task A_frozen_witness_says_how_to_thaw_it()
    {
        await _site.CommitAsync(
            new LedgerEntry(Site.Now) { SetsFreeze = true, Freeze = new Hold(Site.Now, null, "migration", "hana@desk") }
        );

        var outcome = await _site.RunAsync("remove", "rin");

        Assert.Equal(1, outcome.Exit);
        Assert.EndsWith("by hana@desk: migration; end that with: witness thaw\n", outcome.Error);
    }

    [Fact]
    public async Task A_witness_that_observes_says_how_to_let_it_act()
    {
        _site.Configure(mode: "observe");
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync("remove", "rin");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("""set "mode": "act" in the configuration and reload the daemon""", outcome.Error);
    }

    [Theory]
    [InlineData("hold", "rim", "did you mean \"rin\"?")]
    [InlineData("why", "x", "valid here: chitoge, taiga, rin")]
    [InlineData("history", "Taigo", "did you mean \"taiga\"?")]
    [InlineData("check", "chitog", "did you mean \"chitoge\"?")]
    public async Task An_unknown_node_is_a_usage_error_with_the_nearest_name(string command, string node, string advice)
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync(command, node);

        Assert.Equal((2, $"witness: no node is named {node}: {advice}\n"), (outcome.Exit, outcome.Error));
    }

    private async Task OutAsync(CheckOutcome outcome, int cleanRounds)
    {
        await _site.CommitRoundAsync();
        await _site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Observations = [Site.Observation("chitoge", outcome)],
                Standings =
                [
                    new Standing("chitoge").Moved(Rotation.Out, Site.Now, MoveCause.Strikes, "4 strikes") with
                    {
                        LastOutcome = outcome,
                        CleanRounds = cleanRounds,
                    },
                ],
            }
        );
    }
}
