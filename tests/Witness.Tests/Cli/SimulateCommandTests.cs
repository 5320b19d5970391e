using Witness.Core.Ledger;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Hosting;

namespace Witness.Tests.Cli;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly Site _site = new();
    private int _rounds;
    private bool _isOut;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Policies_stand_side_by_side_and_the_removals_below()
    {
        await SeeAsync("...xxxxxxxx");

        var outcome = await _site.RunAsync("simulate", "--strikes", "2");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal(
            [
                "2025-12-03 03:04:05Z to 2026-01-02 03:04:05Z: 11 rounds, 0 void",
                "                   recorded  configured  other",
                "strikes                      4           2",
                "within                       1h          1h",
                "removals           0         1           1",
                "well 5 min later   0         0           0",
                "dead nodes served  8 min     3 min       1 min",
                "saved                        5 min       7 min",
                "2026-01-02 02:09:05Z  chitoge: other",
                "2026-01-02 02:11:05Z  chitoge: configured",
            ],
            outcome.Lines[..10]
        );
        Assert.All(outcome.Lines[10..], note => Assert.StartsWith("- ", note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_option_the_configured_policy_stands_beside_what_was_done()
    {
        await SeeAsync("xxxx");
        await FenceAsync();
        await SeeAsync("xx");

        var outcome = await _site.RunAsync("simulate");

        Assert.Contains(
            "2026-01-02 02:08:05Z  chitoge: recorded, configured\n",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("other", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_get_the_same_with_every_number()
    {
        await SeeAsync("xxxx........");

        var json = (await _site.RunAsync("simulate", "--json", "--max-removed", "0")).Json;

        Assert.Equal((12, 0), (json.GetProperty("rounds").GetInt32(), json.GetProperty("void").GetInt32()));
        Assert.Equal(
            """[{"course":"recorded","policy":null,"removals":0,"wellLater":0,"deadMinutes":4,"savedMinutes":0},{"course":"configured","policy":{"strikes":4,"within":"1h","retry":null,"cleanRounds":3,"maxRemoved":3,"keepAtLeast":1,"maxPerRound":1},"removals":1,"wellLater":1,"deadMinutes":3,"savedMinutes":1},{"course":"other","policy":{"strikes":4,"within":"1h","retry":null,"cleanRounds":3,"maxRemoved":0,"keepAtLeast":1,"maxPerRound":1},"removals":0,"wellLater":0,"deadMinutes":4,"savedMinutes":0}]""",
            json.GetProperty("courses").GetRawText()
        );
        Assert.Equal(
            """[{"at":"2026-01-02T02:08:05Z","round":4,"node":"chitoge","wellLater":true,"courses":["configured"]}]""",
            json.GetProperty("removals").GetRawText()
        );
    }

    [Fact]
    public async Task A_node_alone_can_be_asked_for()
    {
        await SeeAsync("xxxxxx");

        var json = (await _site.RunAsync("simulate", "RIN", "--json")).Json;

        Assert.Empty(json.GetProperty("removals").EnumerateArray());
        Assert.Equal(0, json.GetProperty("courses")[0].GetProperty("deadMinutes").GetDouble());
    }

    [Fact]
    public async Task Strikes_from_before_the_time_that_is_looked_at_count()
    {
        await SeeAsync("xxxxxx");

        var json = (await _site.RunAsync("simulate", "--json", "--since", "57m")).Json;

        Assert.Equal(4, json.GetProperty("rounds").GetInt32());
        Assert.Equal(4, json.GetProperty("removals")[0].GetProperty("round").GetInt64());
    }

    [Fact]
    public async Task Observing_it_says_what_acting_would_have_done()
    {
        _site.Configure(mode: "observe");
        await SeeAsync("xxxxxx");

        var outcome = await _site.RunAsync("simulate");

        Assert.Contains("chitoge: configured", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            "- mode is observe: the policies are replayed as if it were act",
            outcome.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--retry 1 cannot be replayed: a failed check was asked again 0 times (checks.retry)", "--retry", "1")]
    [InlineData("70 strikes at one round every 1m take 70m, which is longer than the window of 1h", "--strikes", "70")]
    [InlineData("--strikes: 'x' is not a whole number from 1 to 1000", "--strikes", "x")]
    [InlineData("--within: '1y' is not a duration from \"1s\" to \"30d\"", "--within", "1y")]
    [InlineData("no node is named nobody", "nobody")]
    public async Task What_cannot_be_replayed_is_refused(string sentence, params string[] words)
    {
        await SeeAsync("x");

        var outcome = await _site.RunAsync(["simulate", .. words]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_recorded_is_nothing_to_replay()
    {
        await SeeAsync("x");

        var outcome = await _site.RunAsync("simulate", "--since", "1m");

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith(
            "witness: no round is recorded from 2026-01-02 03:03:05Z to 2026-01-02 03:04:05Z",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rounds_of_an_older_witness_are_nothing_to_replay_either()
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync("simulate");

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("witness: 1 round since", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_is_published_nowhere_is_left_out_and_named()
    {
        await SeeAsync("xxxxxx", "taiga", "rin");

        var outcome = await _site.RunAsync("simulate");

        Assert.Contains(
            "- no name in rotation publishes chitoge now: left out",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await _site.RunAsync("simulate", "chitoge")).Exit);
    }

    /// <summary>Rounds a minute from 02:05:05 on, in which chitoge fails where the sign is x; the others pass.</summary>
    private async Task SeeAsync(string signs, params string[] published)
    {
        var roster = Roster.Of(FleetBuilder.BuildForReading(_site.Configuration));
        foreach (var sign in signs)
        {
            var at = At(++_rounds);
            await _site.CommitAsync(
                new LedgerEntry(at)
                {
                    Round = Site.Round(_rounds, at, failed: sign == 'x' ? 1 : 0),
                    Sight = new RoundSight(roster)
                    {
                        Answers = new byte[] { sign == 'x' ? (byte)1 : (byte)90, 90, 90 },
                        States = _isOut ? new byte[] { (byte)Rotation.Out, 0, 0 } : [],
                    },
                    Readings = [Site.Reading(published.Length == 0 ? Site.Names : published)],
                }
            );
        }
    }

    /// <summary>The last round has fenced chitoge.</summary>
    private Task FenceAsync()
    {
        _isOut = true;
        return _site.CommitAsync(
            new LedgerEntry(At(_rounds))
            {
                Round = Site.Round(_rounds, At(_rounds), failed: 1),
                Verdicts = [new Verdict("chitoge", VerdictKind.Fence, Rule.Strikes, "4 strikes within 1 h")],
                Standings = [new Standing("chitoge").Moved(Rotation.Out, At(_rounds), MoveCause.Strikes, "4 strikes")],
            }
        );
    }

    private static DateTimeOffset At(int round) => Site.Now.AddMinutes(round - 60);
}
