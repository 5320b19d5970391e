using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Status;

namespace Witness.Tests.Cli;

public sealed class StatusCommandTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Scripts_get_the_names_and_types_of_the_contract()
    {
        await _site.CommitRoundAsync();
        await _site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Observations = [Site.Observation("chitoge", CheckOutcome.Failed)],
                Standings = [new Standing("chitoge") { Strikes = [Site.Now.AddMinutes(-1), Site.Now] }],
            }
        );

        var outcome = await _site.RunAsync("status", "--json");

        var json = outcome.Json;
        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.Equal(
            ("home", "act", false),
            (
                json.GetProperty("witness").GetString(),
                json.GetProperty("mode").GetString(),
                json.GetProperty("frozen").GetBoolean()
            )
        );
        Assert.StartsWith(
            """{"at":"2026-01-02T03:03:55Z","void":null,"nodes":3,"failed":0,"ms":412""",
            json.GetProperty("round").GetRawText()
        );
        Assert.StartsWith(
            """{"name":"chitoge","addresses":["127.0.9.11"],"rotation":"in","held":null,"strikes":2,"threshold":4,"cleanRounds":0,"checks":[{"check":"tcp","address":"127.0.9.11","passed":false,"ms":12,"detail":"connection refused on port 9",""",
            json.GetProperty("nodes")[0].GetRawText()
        );
    }

    [Fact]
    public async Task Before_the_first_round_there_is_none()
    {
        await _site.CommitAsync(new LedgerEntry(Site.Now));

        var outcome = await _site.RunAsync("status", "--json");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, outcome.Json.GetProperty("round").ValueKind);
        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("witness: no round yet: is the daemon running?", outcome.Error);
    }

    [Fact]
    public async Task A_person_sees_holds_what_is_waited_for_and_who_is_no_longer_configured()
    {
        await _site.CommitRoundAsync();
        var zone = DomainName.Parse("demo.test");
        var waiting = ZoneProgress.New.Failed(Site.Now, "503 Service Unavailable", needsHuman: true);
        await _site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Standings =
                [
                    new Standing("rin")
                    {
                        Held = new Hold(Site.Now, Site.Now.AddHours(2), "kernel upgrade", "hana@desk"),
                    },
                    new Standing("taiga")
                        .Moved(Rotation.Leaving, Site.Now, MoveCause.Strikes, "4 strikes")
                        .With(zone, waiting),
                    new Standing("minori").Moved(Rotation.Out, Site.Now, MoveCause.Strikes, "5 strikes") with
                    {
                        ReadyTold = true,
                    },
                ],
            }
        );

        var text = (await _site.RunAsync("status")).Output;

        Assert.Contains(
            "rin is held since 2026-01-02 03:04:05Z until 2026-01-02 05:04:05Z by hana@desk: kernel upgrade; witness release rin ends it",
            text
        );
        Assert.Contains("taiga is leaving since 2026-01-02 03:04:05Z: 4 strikes", text);
        Assert.Contains(
            "taiga waits for zone demo.test: 503 Service Unavailable; tried again at 2026-01-02 03:19:05Z, or at once with: witness remove taiga",
            text
        );
        Assert.Contains("minori   out, not configured", text);
        Assert.Contains("minori is ready to come back: witness readd minori", text);
    }

    [Fact]
    public async Task A_node_that_is_in_and_has_no_record_is_absent()
    {
        await _site.CommitAsync(
            new LedgerEntry(Site.Now) { Round = Site.Round(1, Site.Now), Readings = [Site.Reading("chitoge", "taiga")] }
        );
        var nodes = (await _site.RunAsync("status", "--json")).Json.GetProperty("nodes");

        Assert.Equal(
            "in in absent",
            string.Join(' ', nodes.EnumerateArray().Select(node => node.GetProperty("rotation").GetString()))
        );
    }

    [Fact]
    public async Task An_old_round_is_told_and_the_exit_code_is_1()
    {
        await _site.CommitRoundAsync(Site.Now.AddMinutes(-4));

        var outcome = await _site.RunAsync("status");

        Assert.Equal(1, outcome.Exit);
        Assert.Equal(
            "witness: the last round was 4 min ago, with one every 1 min: is the daemon running? (systemctl status witness)\n",
            outcome.Error
        );
    }

    [Theory]
    [InlineData("180 s ago, took 1 s", false)]
    [InlineData("181 s ago, took 1 s", true)]
    [InlineData("181 s ago, took 91 s", false)]
    [InlineData("183 s ago, took 91 s", true)]
    public void A_round_is_old_after_three_intervals_and_twice_the_longest(string last, bool isOld)
    {
        var words = last.Split(' ');
        var (age, took) = (int.Parse(words[0], null), int.Parse(words[4], null));
        var newest = Site.Round(2, Site.Now.AddSeconds(-age));
        var longest = Site.Round(1, Site.Now.AddHours(-1)) with { Took = TimeSpan.FromSeconds(took) };

        Assert.Equal(isOld, RoundTrouble.Of([newest, longest], TimeSpan.FromMinutes(1), Site.Now) is not null);
    }

    [Theory]
    [InlineData("vvvvv", true)]
    [InlineData("vvvv", false)]
    [InlineData("vvvv.", false)]
    [InlineData(".vvvvv", false)]
    [InlineData("vvvvv.", true)]
    public void Five_void_rounds_running_are_told(string newestFirst, bool isBlind)
    {
        var rounds = newestFirst.Select(
            (round, age) =>
                Site.Round(100 - age, Site.Now.AddMinutes(-age), round == 'v' ? "0 of 3 anchors answered" : null)
        );

        var trouble = RoundTrouble.Of([.. rounds], TimeSpan.FromMinutes(1), Site.Now);

        Assert.Equal(isBlind ? "the last 5 rounds were void: 0 of 3 anchors answered" : null, trouble);
    }

    [Fact]
    public async Task Without_a_ledger_the_answer_says_what_to_do()
    {
        var outcome = await _site.RunAsync("status");

        Assert.Equal((1, ""), (outcome.Exit, outcome.Output));
        Assert.StartsWith(
            $"witness: no ledger at {_site.Database}: start the daemon first (witness run)",
            outcome.Error
        );
    }
}
