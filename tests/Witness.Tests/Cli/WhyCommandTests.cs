using Witness.Core.Checks;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Tests.Cli;

public sealed class WhyCommandTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_answer_comes_first_and_the_evidence_after_it()
    {
        await TellAsync();

        Assert.Equal(
            """
            chitoge was taken out of demo.test 2026-01-02 00:06:09Z: 3 strikes within 1 h, failed in this round (tcp: no answer)
            true?  all 2 other nodes in rotation passed in these 3 rounds, so it was the node or the way to it; all 2 anchors answered, so the witness was online
            now    it is out, has passed 5 rounds running, and can come back:
                   witness readd chitoge

            2026-01-02 00:04:05Z  strike    1 to 2 of 3, alike, until 2026-01-02 00:05:05Z
                failed tcp 127.0.9.11: no answer within 1 s
                       reached connect, ended after 1 s
                others: passed taiga and rin
                anchors: all answered (1.1.1.1:443, 9.9.9.9:443)
            2026-01-02 00:06:05Z  strike    3 of 3
                failed tcp 127.0.9.11: connection refused
                       reached connect, ended after 1 s
            2026-01-02 00:06:05Z  verdict   fence, by the rule strikes
            2026-01-02 00:06:06Z  change    demo.test, 1 record out
                - www.demo.test 300 A 127.0.9.11
                accepted by files 2026-01-02 00:06:09Z
                not published yet
            2026-01-02 00:07:05Z  strike    1 more
            2026-01-02 00:24:05Z  recovery  first success, 18 min after the verdict
                passed tcp 127.0.9.11 in 12 ms: open

            """,
            (await _site.RunAsync("why", "chitoge")).Output
        );
    }

    [Fact]
    public async Task Scripts_get_the_others_and_the_anchors_with_each_strike()
    {
        await TellAsync();

        var events = (await _site.RunAsync("why", "chitoge", "--json")).JsonLines;

        Assert.Equal(
            """{"passed":["taiga","rin"],"failed":[],"unknown":[]}""",
            events[0].GetProperty("others").GetRawText()
        );
        Assert.Equal(
            """{"host":"1.1.1.1:443","answered":true,"detail":"answered in 9 ms"}""",
            events[0].GetProperty("anchors")[0].GetRawText()
        );
        Assert.False(events[^1].TryGetProperty("others", out _));
    }

    [Fact]
    public async Task Earlier_cases_are_listed_and_can_be_asked_for()
    {
        await new CaseStory(_site, "chitoge", Site.Now.AddDays(-2)).StrikeAsync(0, "long ago");
        await TellAsync();

        Assert.EndsWith(
            """
            1 earlier case:
                2025-12-31 03:04:05Z, strikes only: witness why chitoge --case 2

            """,
            (await _site.RunAsync("why", "chitoge")).Output
        );
        Assert.Contains("long ago", (await _site.RunAsync("why", "chitoge", "--case", "2")).Output);
    }

    [Theory]
    [InlineData(
        "3",
        "there is no case 3 of chitoge: the ledger keeps 1 case of it, witness why chitoge --case 1 is the oldest"
    )]
    [InlineData("0", "--case: at least 1, the latest")]
    public async Task A_case_that_is_not_there_is_a_usage_error(string number, string error)
    {
        await TellAsync();

        var outcome = await _site.RunAsync("why", "chitoge", "--case", number);

        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith($"witness: {error}\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_to_which_nothing_has_happened_is_said_to_be_so()
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync("why", "rin");

        Assert.Equal(
            (0, "rin is in, and nothing has happened to it in what the ledger keeps\n"),
            (outcome.Exit, outcome.Output)
        );
        Assert.Empty((await _site.RunAsync("why", "rin", "--json")).Output);
    }

    private async Task TellAsync()
    {
        var story = new CaseStory(_site, "chitoge", Site.Now.AddHours(-3));
        await story.StrikeAsync(0);
        await story.StrikeAsync(1);
        await story.StrikeAsync(2, "connection refused", verdict: VerdictKind.Fence);
        await story.ChangeAsync(2, isRemoval: true);
        await story.StrikeAsync(3);
        await story.RecoverAsync(20);
        await story.StandAsync(Rotation.Out, CheckOutcome.Passed, cleanRounds: 5);
    }
}
