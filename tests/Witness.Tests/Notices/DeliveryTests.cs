using Microsoft.Extensions.Logging;
using Witness.Core.Tests.Doubles;

namespace Witness.Tests.Notices;

/// <summary>One channel by itself, over a real ledger and with a clock that the test moves.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly DeliveryScene _scene = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData(".", "0 0 -", "1 2")]
    [InlineData("xx.", "15 30 0 0 -", "1 2")]
    [InlineData("x.x.", "15 0 15 0 -", "1 2")]
    [InlineData("m.", "0 0 -", "2")]
    [InlineData("mm", "0 0 -", "")]
    [InlineData("pp", "0 0 -", "1 2")]
    [InlineData("cc.", "900 900 0 0 -", "1 2")]
    [InlineData("!.", "15 0 0 -", "1 2")]
    public async Task A_channel_goes_through_notices_in_order(string script, string pauses, string told)
    {
        var channel = new ScriptedChannel(script);
        await _scene.OpenAsync();
        await _scene.NoteAsync(2);

        Assert.Equal(pauses, await _scene.StepsAsync(channel, pauses.Split(' ').Length));

        Assert.Equal(told, string.Join(' ', channel.Told));
    }

    [Fact]
    public async Task A_notice_is_given_up_after_three_days_and_the_next_one_has_its_own_try()
    {
        var channel = new ScriptedChannel("x");
        await _scene.OpenAsync();
        await _scene.NoteAsync(1);
        var delivery = _scene.Delivery(channel);
        while (channel.Tried.TrueForAll(number => number == 1))
        {
            if (_scene.Clock.GetUtcNow() < ManualClock.Start.AddHours(71) && channel.Tried.Count == 200)
            {
                await _scene.NoteAsync(1);
            }

            _scene.Clock.Advance(await delivery.StepAsync(Cancellation) ?? TimeSpan.Zero);
        }

        // 6 pauses that grow, and a quarter of an hour each after that.
        Assert.InRange(channel.Tried.Count(number => number == 1), 288, 300);
        var untold = Assert.Single(await _scene.UntoldAsync());
        Assert.EndsWith(
            "untold    channel chat has not told notice 1, and gives it up: answered 500; what it said stands in the history at 2026-01-02 03:04:00Z, and the channel is tried with: witness notices test chat",
            untold,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was_and_tries_at_once()
    {
        await _scene.OpenAsync();
        await _scene.NoteAsync(2);
        await _scene.StepsAsync(new ScriptedChannel("xxx"), 3);

        await _scene.OpenAsync();
        var channel = new ScriptedChannel("x..");

        Assert.Equal("120 0 0 -", await _scene.StepsAsync(channel, 4));
        Assert.Equal([1, 2], channel.Told);
    }

    [Fact]
    public async Task The_journal_hears_of_a_failure_once_and_of_its_end()
    {
        await _scene.OpenAsync();
        await _scene.NoteAsync(2);

        await _scene.StepsAsync(new ScriptedChannel("xx."), 4);

        Assert.Equal(
            """
            channel chat could not tell notice 1: answered 500; it is tried again after 15 s
            channel chat could not tell notice 1: answered 500; it is tried again after 30 s
            channel chat tells notices again
            """,
            _scene.Journal.Text
        );
    }

    [Fact]
    public async Task A_defect_is_told_without_its_words_which_may_hold_a_secret()
    {
        await _scene.OpenAsync();
        await _scene.NoteAsync(1);

        await _scene.StepsAsync(new ScriptedChannel("!"), 1);

        Assert.Contains(
            "channel chat is broken, please report this: System.InvalidOperationException",
            _scene.Journal.Text
        );
        Assert.DoesNotContain("T0KEN", _scene.Journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_shows_a_channel_that_fails_and_none_that_works()
    {
        await _scene.Site.CommitRoundAsync();
        await _scene.OpenAsync();
        await _scene.NoteAsync(2);
        await _scene.StepsAsync(new ScriptedChannel("xx"), 2);
        var line = Assert.Single((await _scene.Site.RunAsync("status")).Lines, IsOfChannel);
        Assert.StartsWith("channel chat fails, 2 times running, last ", line, StringComparison.Ordinal);
        Assert.EndsWith(
            ": answered 500; 2 notices wait; try it with: witness notices test chat",
            line,
            StringComparison.Ordinal
        );
        var json = Assert.Single(
            (await _scene.Site.RunAsync("status", "--json")).Json.GetProperty("channels").EnumerateArray()
        );
        Assert.Equal(
            """{"name":"chat","waiting":2,"toldAt":null,"failures":2,"failedAt":"2026-01-02T03:04:15Z","error":"answered 500"}""",
            json.GetRawText()
        );

        await _scene.StepsAsync(new ScriptedChannel("."), 1);
        Assert.DoesNotContain((await _scene.Site.RunAsync("status")).Lines, IsOfChannel);
    }

    [Fact]
    public async Task Who_was_left_out_is_told_everywhere_and_waits_for_nothing()
    {
        await _scene.Site.CommitRoundAsync();
        await _scene.OpenAsync();
        await _scene.NoteAsync(1);

        Assert.Equal("0 -", await _scene.StepsAsync(new ScriptedChannel("p"), 2));

        const string said = "the server refused gone@example.com";
        const string told =
            $"channel chat has told notice 1, but not everybody: {said}; what it said stands in the history at 2026-01-02 03:04:00Z, and the channel is tried with: witness notices test chat";
        Assert.Equal(told, _scene.Journal.TextFrom(LogLevel.Warning));
        Assert.EndsWith(told, Assert.Single(await _scene.UntoldAsync()), StringComparison.Ordinal);
        var line = Assert.Single((await _scene.Site.RunAsync("status")).Lines, IsOfChannel);
        Assert.StartsWith("channel chat left somebody untold ", line, StringComparison.Ordinal);
        Assert.Contains($": {said}; 0 notices wait; try it with: ", line, StringComparison.Ordinal);

        await _scene.NoteAsync(1);
        await _scene.StepsAsync(new ScriptedChannel("."), 1);
        Assert.DoesNotContain((await _scene.Site.RunAsync("status")).Lines, IsOfChannel);
        Assert.EndsWith("channel chat tells notices again", _scene.Journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_notice_was_given_up_the_next_outage_is_told_like_any_other()
    {
        await _scene.OpenAsync();
        await _scene.NoteAsync(2);

        Assert.Equal("0 15 30 0 -", await _scene.StepsAsync(new ScriptedChannel("mxx."), 5));

        var lines = _scene.Journal.TextFrom(LogLevel.Warning).Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("channel chat has not told notice 1, and gives it up: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("channel chat could not tell notice 2: answered 500; ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_a_longer_pause_is_left_alone_for_so_long()
    {
        await _scene.OpenAsync();
        await _scene.NoteAsync(1);

        Assert.Equal("7200 0", await _scene.StepsAsync(new ScriptedChannel("r."), 2));
    }

    private static bool IsOfChannel(string line) => line.StartsWith("channel", StringComparison.Ordinal);
}
