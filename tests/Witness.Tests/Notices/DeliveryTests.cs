using Witness.Core.Ledger;
using Witness.Core.Tests.Doubles;
using Witness.Ledger.Outgoing;
using Witness.Notices;
using Witness.Tests.Hosting;

namespace Witness.Tests.Notices;

/// <summary>One channel by itself, over a real ledger and with a clock that the test moves.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Site _site = new();
    private readonly JournalLines _journal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _site.Dispose();
        _journal.Dispose();
    }

    [Theory]
    [InlineData(".", "0 0 1", "1 2")]
    [InlineData("xx.", "15 30 0 0 1", "1 2")]
    [InlineData("x.x.", "15 0 15 0 1", "1 2")]
    [InlineData("m.", "0 0 1", "2")]
    [InlineData("mm", "0 0 1", "")]
    [InlineData("cc.", "900 900 0 0 1", "1 2")]
    [InlineData("!.", "15 0 0 1", "1 2")]
    public async Task A_channel_goes_through_notices_in_order(string script, string pauses, string told)
    {
        var channel = new ScriptedChannel(script);
        await OpenAsync();
        await NoteAsync(2);

        Assert.Equal(pauses, await StepsAsync(channel, pauses.Split(' ').Length));

        Assert.Equal(told, string.Join(' ', channel.Told));
    }

    [Fact]
    public async Task A_notice_is_given_up_after_three_days_and_the_next_one_has_its_own_try()
    {
        var channel = new ScriptedChannel("x");
        await OpenAsync();
        await NoteAsync(1);
        var delivery = Delivery(channel);
        while (channel.Tried.TrueForAll(number => number == 1))
        {
            if (_clock.GetUtcNow() < ManualClock.Start.AddHours(71) && channel.Tried.Count == 200)
            {
                await NoteAsync(1);
            }

            _clock.Advance(await delivery.StepAsync(Cancellation));
        }

        // 6 pauses that grow, and a quarter of an hour each after that.
        Assert.InRange(channel.Tried.Count(number => number == 1), 288, 300);
        var untold = Assert.Single(
            (await _site.RunAsync("history", "--since", "90d")).Lines,
            line => line.Contains("untold", StringComparison.Ordinal)
        );
        Assert.EndsWith(
            "untold    channel chat has not told notice 1, and gives it up: answered 500; what it said stands in the history at 2026-01-02 03:04:00Z, and the channel is tried with: witness notices test chat",
            untold,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was_and_tries_at_once()
    {
        await OpenAsync();
        await NoteAsync(2);
        await StepsAsync(new ScriptedChannel("xxx"), 3);

        await OpenAsync();
        var channel = new ScriptedChannel("x..");

        Assert.Equal("120 0 0 1", await StepsAsync(channel, 4));
        Assert.Equal([1, 2], channel.Told);
    }

    [Fact]
    public async Task The_journal_hears_of_a_failure_once_and_of_its_end()
    {
        await OpenAsync();
        await NoteAsync(2);

        await StepsAsync(new ScriptedChannel("xx."), 4);

        Assert.Equal(
            """
            channel chat could not tell notice 1: answered 500; it is tried again after 15 s
            channel chat could not tell notice 1: answered 500; it is tried again after 30 s
            channel chat tells notices again
            """,
            _journal.Text
        );
    }

    [Fact]
    public async Task A_defect_is_told_without_its_words_which_may_hold_a_secret()
    {
        await OpenAsync();
        await NoteAsync(1);

        await StepsAsync(new ScriptedChannel("!"), 1);

        Assert.Contains("channel chat is broken, please report this: System.InvalidOperationException", _journal.Text);
        Assert.DoesNotContain("T0KEN", _journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_shows_a_channel_that_fails_and_none_that_works()
    {
        await _site.CommitRoundAsync();
        await OpenAsync();
        await NoteAsync(2);
        await StepsAsync(new ScriptedChannel("xx"), 2);
        var line = Assert.Single((await _site.RunAsync("status")).Lines, IsOfChannel);
        Assert.StartsWith("channel chat fails, 2 times running, last ", line, StringComparison.Ordinal);
        Assert.EndsWith(
            ": answered 500; 2 notices wait; try it with: witness notices test chat",
            line,
            StringComparison.Ordinal
        );
        var json = Assert.Single(
            (await _site.RunAsync("status", "--json")).Json.GetProperty("channels").EnumerateArray()
        );
        Assert.Equal(
            """{"name":"chat","waiting":2,"toldAt":null,"failures":2,"failedAt":"2026-01-02T03:04:15Z","error":"answered 500"}""",
            json.GetRawText()
        );

        await StepsAsync(new ScriptedChannel("."), 1);
        Assert.DoesNotContain((await _site.RunAsync("status")).Lines, IsOfChannel);
    }

    private static bool IsOfChannel(string line) => line.StartsWith("channel", StringComparison.Ordinal);

    private Delivery Delivery(IChannel channel) =>
        new(channel, new Outbox(_site.Ledger), _site.Configuration, _clock, _journal);

    /// <summary>Steps, each after the pause that the one before it asked for.</summary>
    private async Task<string> StepsAsync(IChannel channel, int count)
    {
        var delivery = Delivery(channel);
        List<double> pauses = [];
        for (var step = 0; step < count; step++)
        {
            var pause = await delivery.StepAsync(Cancellation);
            pauses.Add(pause.TotalSeconds);
            _clock.Advance(pause);
        }

        return string.Join(' ', pauses);
    }

    private Task OpenAsync() =>
        new Outbox(_site.Ledger).OpenAsync(
            new Dictionary<string, IReadOnlyCollection<NoticeKind>?>(StringComparer.Ordinal) { ["chat"] = null },
            Cancellation
        );

    private Task NoteAsync(int count) =>
        _site.CommitAsync(
            new LedgerEntry(_clock.GetUtcNow())
            {
                Notices = [.. Enumerable.Range(1, count).Select(_ => Messages.Of(NoticeKind.Zone, "news"))],
            }
        );
}
