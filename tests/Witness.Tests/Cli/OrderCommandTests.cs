using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Hosting;
using Witness.Ledger;

namespace Witness.Tests.Cli;

public sealed class OrderCommandTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_remove_waits_for_the_read_back_and_prints_the_records()
    {
        await _site.CommitRoundAsync();
        await PassAsync("taiga", "rin");

        var outcome = await OrderTaker.ServeAsync(_site, "remove", "chitoge", "--reason", "new disk");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.Equal(["remove chitoge: done", "zone demo.test", "    - www.demo.test 300 A 127.0.9.11"], outcome.Lines);
        Assert.DoesNotContain("127.0.9.11", await File.ReadAllTextAsync(_site.ZonePath, Cancellation));
    }

    [Fact]
    public async Task A_readd_puts_the_records_back()
    {
        await RemoveAsync();

        var outcome = await OrderTaker.ServeAsync(_site, "readd", "chitoge", "--force");

        Assert.Equal(
            ["readd chitoge --force: done", "zone demo.test", "    + www.demo.test 300 A 127.0.9.11"],
            outcome.Lines
        );
        Assert.Contains("127.0.9.11", await File.ReadAllTextAsync(_site.ZonePath, Cancellation));
    }

    [Fact]
    public async Task An_order_given_while_the_daemon_starts_is_waited_for_as_well()
    {
        using (var before = SqliteLedger.Open(_site.Database))
        {
            var round = new LedgerEntry(Site.Now.AddSeconds(-10)) { Round = Site.Round(1, Site.Now.AddSeconds(-10)) };
            await before.CommitAsync(round, Cancellation);
        }

        using var held = DaemonLock.TryTake(_site.Database, 4711, out _);
        var command = _site.RunAsync("hold", "rin");
        using var daemon = Daemon.Build(_site.Configuration, _ => { }, _site.Time);
        await OrderTaker.TakeUpAsync(daemon);

        var outcome = await command;
        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
    }

    [Fact]
    public async Task Scripts_get_what_came_of_an_order()
    {
        await _site.CommitRoundAsync();

        var outcome = await OrderTaker.ServeAsync(_site, "hold", "rin", "--for", "2h", "--json");

        Assert.Equal(
            """{"order":1,"state":"done","answer":"rin is held: strikes are counted, and it is not fenced"}""",
            outcome.Output.Trim()
        );
        var status = await _site.RunAsync("status", "--json");
        Assert.StartsWith(
            """{"since":"2026-01-02T03:04:05Z","until":"2026-01-02T05:04:05Z","reason":null,"by":""",
            status.Json.GetProperty("nodes")[2].GetProperty("held").GetRawText()
        );
    }

    [Fact]
    public async Task Without_waiting_the_order_stays_open()
    {
        await _site.CommitRoundAsync();
        using var held = DaemonLock.TryTake(_site.Database, 4711, out _);

        var outcome = await _site.RunAsync("remove", "chitoge", "--no-wait");

        Assert.Equal(
            (0, "order 1 is written down; witness history shows what comes of it\n"),
            (outcome.Exit, outcome.Output)
        );
        Assert.Contains("remove chitoge by", (await _site.RunAsync("history")).Output);
    }

    [Fact]
    public async Task An_order_that_changes_no_DNS_is_kept_for_the_daemon()
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync("hold", "rin", "--json");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal("open", outcome.Json.GetProperty("state").GetString());
        Assert.Contains(
            "order 1 is written down, and no daemon runs: it is taken up if one starts before 2026-01-02 03:19:05Z",
            outcome.Error
        );
    }

    [Fact]
    public async Task An_order_that_the_daemon_refuses_is_a_no()
    {
        await _site.CommitAsync(
            new LedgerEntry(Site.Now) { Round = Site.Round(1, Site.Now), Readings = [Site.Reading(Site.Names)] }
        );

        var outcome = await OrderTaker.ServeAsync(_site, "remove", "chitoge"); // nobody else is known to be sound

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("witness: order 1, remove chitoge, refused:", outcome.Error);
        Assert.Contains("without any sound node", outcome.Error);
    }

    [Fact]
    public async Task A_later_order_for_the_same_node_overtakes_one_that_is_not_done()
    {
        await _site.CommitRoundAsync();
        await PassAsync("taiga", "rin");
        var zone = await File.ReadAllTextAsync(_site.ZonePath, Cancellation);
        File.Delete(_site.ZonePath);
        using (DaemonLock.TryTake(_site.Database, 4711, out _))
        {
            Assert.Equal(0, (await _site.RunAsync("remove", "chitoge", "--no-wait")).Exit);
            using var daemon = Daemon.Build(_site.Configuration, _ => { }, _site.Time);
            await OrderTaker.TakeUpAsync(daemon);
        }

        await File.WriteAllTextAsync(_site.ZonePath, zone, Cancellation);
        var readd = await OrderTaker.ServeAsync(_site, "readd", "chitoge", "--force");

        Assert.Equal((0, ""), (readd.Exit, readd.Error));
        Assert.Contains(
            "superseded, overtaken by order 2, readd chitoge --force",
            (await _site.RunAsync("history")).Output
        );
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task RemoveAsync()
    {
        await _site.CommitRoundAsync();
        await PassAsync("taiga", "rin");
        Assert.Equal(0, (await OrderTaker.ServeAsync(_site, "remove", "chitoge")).Exit);
    }

    private Task PassAsync(params string[] nodes) =>
        _site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Standings =
                [
                    .. nodes.Select(node => new Standing(node) { LastOutcome = CheckOutcome.Passed, CleanRounds = 5 }),
                ],
            }
        );
}
