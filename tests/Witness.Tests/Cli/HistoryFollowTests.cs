using Witness.Cli;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;
using Witness.Ledger;
using Witness.Ledger.History;

namespace Witness.Tests.Cli;

public sealed class HistoryFollowTests : IDisposable
{
    private readonly Site _site = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _site.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task What_comes_is_told_once_over_a_restart_of_the_daemon()
    {
        await SayAsync("one");
        var follow = await BeginAsync(HistoryFormat.Text);
        await SayAsync("two");
        await follow.LookAsync();
        _site.Ledger.Dispose();
        await follow.LookAsync();
        using (var restarted = SqliteLedger.Open(_site.Database))
        {
            await restarted.CommitAsync(
                new LedgerEntry(Site.Now) { Events = [("start", "three")] },
                TestContext.Current.CancellationToken
            );
            await follow.LookAsync();
        }

        Assert.Equal("one two three", Words());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_is_told_once_and_looked_for_again()
    {
        await SayAsync("one");
        var follow = await BeginAsync(HistoryFormat.Text);
        var aside = _site.Database + ".aside";
        File.Move(_site.Database, aside);
        await follow.LookAsync();
        await follow.LookAsync();
        File.Move(aside, _site.Database);
        await SayAsync("two");
        await follow.LookAsync();

        Assert.Equal("one two", Words());
        Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_header_of_CSV_comes_once()
    {
        await SayAsync("one");
        var follow = await BeginAsync(HistoryFormat.Csv);
        await SayAsync("two");
        await follow.LookAsync();

        var lines = _output.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("at,round,node,kind,detail,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2026-01-02T03:04:05Z,,,start,two,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_down_late_is_told_and_so_is_what_comes_of_an_old_order()
    {
        var order = new Order(1, OrderKind.Hold, "rin", Site.Now.AddMinutes(-50), "hana@desk");
        await SayAsync("one");
        using (var book = OrderBook.Open(_site.Database))
        {
            await book.GiveAsync(order, TestContext.Current.CancellationToken);
        }

        var follow = await BeginAsync(HistoryFormat.Csv);
        _output.GetStringBuilder().Clear();
        await follow.LookAsync();
        Assert.Empty(_output.ToString());

        await _site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Orders = [order with { State = OrderState.Done, Answer = "held" }],
                Strikes = [new Strike("rin", Site.Now.AddMinutes(-2), [Site.Result("rin", CheckOutcome.Failed)])],
            }
        );
        await follow.LookAsync();

        var lines = _output.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["order", "strike"], lines.Select(line => line.Split(',')[3]));
    }

    private Task SayAsync(string text) => _site.CommitAsync(new LedgerEntry(Site.Now) { Events = [("start", text)] });

    /// <summary>Follows, up to the first look: cancelled, the loop ends before it.</summary>
    private async Task<HistoryFollow> BeginAsync(HistoryFormat format)
    {
        var terminal = new Terminal(_output, _error, isInteractive: false, _ => null, _site.Time);
        var filter = new HistoryFilter { Since = Site.Now.AddDays(-1) };
        var follow = new HistoryFollow(terminal, _site.Configuration, filter, new HistoryWriter(terminal, format));
        using var ledger = LedgerReader.Open(_site.Database);
        var all = await ledger.HistoryAsync(filter, TestContext.Current.CancellationToken);
        await follow.RunAsync(all, limit: null, new CancellationToken(canceled: true));
        return follow;
    }

    private string Words() =>
        string.Join(
            ' ',
            _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[^1])
        );
}
