using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Tests.Cli;

public sealed class HistoryCommandTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task History_is_told_oldest_first_and_every_fact_once()
    {
        await FenceAsync();

        var lines = (await _site.RunAsync("history")).Lines;

        Assert.Equal(
            [
                "2026-01-02 03:02:05Z  strike    chitoge: tcp 127.0.9.11: connection refused on port 9",
                "2026-01-02 03:03:05Z  strike    chitoge: tcp 127.0.9.11: connection refused on port 9",
                "2026-01-02 03:03:05Z  verdict   chitoge: fence: 4 strikes within 1 h",
                "2026-01-02 03:03:05Z  change    chitoge: demo.test, 1 record out: accepted after 3 s, not published yet",
                "    - www.demo.test 300 A 127.0.9.11",
            ],
            lines
        );
    }

    [Fact]
    public async Task Scripts_get_one_object_a_line_with_the_names_of_the_contract()
    {
        await FenceAsync();

        var events = (await _site.RunAsync("history", "--json")).JsonLines;

        Assert.Equal(
            "strike strike verdict change notice",
            string.Join(' ', events.Select(one => one.GetProperty("kind").GetString()))
        );
        Assert.Equal(
            """{"at":"2026-01-02T03:02:05Z","round":1,"node":"chitoge","kind":"strike","detail":"tcp 127.0.9.11: connection refused on port 9",""",
            events[0].GetRawText()[..events[0].GetRawText().IndexOf("\"checks\"", StringComparison.Ordinal)]
        );
        var change = events[3];
        Assert.Equal("demo.test", change.GetProperty("zone").GetString());
        Assert.Equal(
            """[{"name":"www.demo.test","type":"A","ttl":300,"data":"127.0.9.11"}]""",
            change.GetProperty("removed").GetRawText()
        );
        Assert.Equal("[]", change.GetProperty("added").GetRawText());
    }

    [Fact]
    public async Task A_limit_gives_the_newest_still_oldest_first()
    {
        await FenceAsync();

        var events = (await _site.RunAsync("history", "--json", "--limit", "2")).JsonLines;

        Assert.Equal("change notice", string.Join(' ', events.Select(one => one.GetProperty("kind").GetString())));
    }

    [Theory]
    [InlineData("90s", 4)]
    [InlineData("1h", 5)]
    [InlineData("30s", 0)]
    [InlineData("36500d", 5)]
    public async Task History_goes_back_as_far_as_asked(string since, int events)
    {
        await FenceAsync();

        Assert.Equal(events, (await _site.RunAsync("history", "--json", "--since", since)).JsonLines.Count);
    }

    [Fact]
    public async Task A_node_alone_can_be_asked_for_whatever_the_case_of_its_name()
    {
        await FenceAsync();

        Assert.Equal(5, (await _site.RunAsync("history", "CHITOGE", "--json")).JsonLines.Count);
        Assert.Empty((await _site.RunAsync("history", "rin", "--json")).JsonLines);
    }

    [Theory]
    [InlineData("--kind strike", "strike strike")]
    [InlineData("--kind change,verdict", "verdict change")]
    [InlineData("--kind Change --kind notice", "change notice")]
    [InlineData("--kind void", "")]
    [InlineData("--until 2026-01-02T03:03:05Z", "strike")]
    [InlineData("--until 90s", "strike")]
    [InlineData("--since 2026-01-02T04:03:05+01:00", "strike verdict change notice")]
    [InlineData("--since 2026-01-01 --until 2026-01-02T03:02Z", "")]
    [InlineData("--since 119s --until 60s --kind strike", "")]
    [InlineData("--since 2m --until 59s --kind strike", "strike strike")]
    public async Task History_is_narrowed_by_kind_and_time(string words, string kinds)
    {
        await FenceAsync();

        var outcome = await _site.RunAsync(["history", "--json", .. words.Split(' ')]);

        Assert.Equal(
            (0, kinds),
            (outcome.Exit, string.Join(' ', outcome.JsonLines.Select(one => one.GetProperty("kind").GetString())))
        );
    }

    [Theory]
    [InlineData("--kind strikes", "--kind: there is no kind 'strikes': did you mean \"strike\"?")]
    [InlineData(
        "--kind strike,",
        "--kind: there is no kind '': valid here: strike, recovery, verdict, order, change, publish, void, notice, untold, start, stop, reload"
    )]
    [InlineData("--json --csv", "--json and --csv: one of them")]
    [InlineData("--follow --until 1h", "--follow and --until: one of them, for what comes has no end")]
    public async Task What_makes_no_sense_is_refused(string words, string error)
    {
        await FenceAsync();

        var outcome = await _site.RunAsync(["history", .. words.Split(' ')]);

        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith($"witness: {error}\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spreadsheets_get_a_header_and_a_record_an_event()
    {
        await FenceAsync();

        var lines = (await _site.RunAsync("history", "--csv")).Output.Split("\r\n");

        Assert.Equal(
            "at,round,node,kind,detail,zone,removed,added,change,outcome,acceptedAt,publishedAt,drainedBy,publication,publicationDetail,snapshot,order,state,by,reason,verdict,rule,notice",
            lines[0]
        );
        Assert.Equal(
            "2026-01-02T03:03:05Z,2,chitoge,change,\"demo.test, 1 record out: 4 strikes within 1 h: accepted after 3 s, not published yet\",demo.test,www.demo.test 300 A 127.0.9.11,,1,accepted,2026-01-02T03:03:08Z,,,awaited,,1,,,,4 strikes within 1 h,,,",
            lines[4]
        );
        Assert.Equal((7, ""), (lines.Length, lines[^1]));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void A_field_is_quoted_where_it_must_be(string text, string field) =>
        Assert.Equal(field, Witness.Cli.EventCsv.Field(text));

    [Fact]
    public async Task An_order_that_lapsed_is_in_the_history()
    {
        var order = new Core.Orders.Order(0, Core.Orders.OrderKind.Readd, "rin", Site.Now.AddMinutes(-20), "hana@desk");
        _ = _site.Ledger;
        using (var book = Ledger.OrderBook.Open(_site.Database))
        {
            await book.GiveAsync(order, TestContext.Current.CancellationToken);
        }

        using var host = Witness.Hosting.Daemon.Build(_site.Configuration, _ => { }, _site.Time);
        await OrderTaker.TakeUpAsync(host);

        Assert.Contains(
            "readd rin by hana@desk: lapsed, not taken up within 15 min: give it again",
            (await _site.RunAsync("history")).Output
        );
    }

    /// <summary>Two strikes, the verdict, the change and the notice that says it all again.</summary>
    private async Task FenceAsync()
    {
        const string reason = "4 strikes within 1 h";
        var (first, second) = (Site.Now.AddMinutes(-2), Site.Now.AddMinutes(-1));
        await StrikeAsync(1, first);
        await StrikeAsync(2, second);
        var standing = new Standing("chitoge").Moved(Rotation.Leaving, second, MoveCause.Strikes, reason);
        await _site.CommitAsync(
            new LedgerEntry(second)
            {
                Verdicts = [new Verdict("chitoge", VerdictKind.Fence, Rule.Strikes, reason)],
                Standings = [standing],
            }
        );
        var change = new ZoneChange(Site.Reading(Site.Names).Zone, [Site.RecordOf("chitoge")], []);
        var id = await _site.Ledger.IntendAsync(
            new ChangeIntent(second, standing, change, "files", reason),
            TestContext.Current.CancellationToken
        );
        await _site.CommitAsync(
            new LedgerEntry(second.AddSeconds(3))
            {
                Changes = [new ChangeResult(id, ChangeOutcome.Accepted, second.AddSeconds(3), null)],
                Notices =
                [
                    new Notice(
                        NoticeKind.Removed,
                        "chitoge",
                        $"chitoge is Out ({reason}): - www.demo.test 300 A 127.0.9.11"
                    ),
                ],
            }
        );
    }

    private Task StrikeAsync(long round, DateTimeOffset at) =>
        _site.CommitAsync(
            new LedgerEntry(at)
            {
                Round = Site.Round(round, at, failed: 1),
                Strikes = [new Strike("chitoge", at, [Site.Result("chitoge", CheckOutcome.Failed)])],
            }
        );
}
