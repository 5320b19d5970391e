using Witness.Core.Tests.Doubles;

namespace Witness.Ledger.Tests;

public sealed class LedgerNewsTests : LedgerTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Whoever_waits_is_woken_by_what_another_writes()
    {
        using var news = LedgerNews.Of(Temp.Path, _clock);
        var wait = WaitLongAfter(news);
        Assert.True(_clock.WaitsFor(Seldom));

        await GiveOrderAsync(Temp.Path);

        await EndsAfterAPauseAsync(wait);
    }

    [Fact]
    public async Task A_ledger_behind_a_link_is_listened_to_where_it_is()
    {
        using var elsewhere = new TempLedger("link.db");
        File.CreateSymbolicLink(elsewhere.Path, Temp.Path);
        using var news = LedgerNews.Of(elsewhere.Path, _clock);
        var wait = WaitLongAfter(news);

        await GiveOrderAsync(Temp.Path);

        await EndsAfterAPauseAsync(wait);
    }

    [Fact]
    public async Task Soon_after_something_was_written_it_is_looked_for_again_because_it_may_not_be_readable_yet()
    {
        using var news = LedgerNews.Of(Temp.Path, _clock);
        var wait = WaitLongAfter(news);
        await GiveOrderAsync(Temp.Path);
        await EndsAfterAPauseAsync(wait);

        var next = news.WaitAsync(Cancellation);
        Assert.False(_clock.WaitsFor(Seldom));
        await Conditions.UntilAsync(() =>
        {
            _clock.Advance(Pause); // until it looks, and between two looks
            return next.IsCompleted;
        });
    }

    [Fact]
    public void The_longer_ago_something_was_written_the_later_it_is_looked_for_again()
    {
        using var news = LedgerNews.Of(Temp.Path, _clock); // which begins as if something had been written

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        var wait = news.WaitAsync(Cancellation);

        Assert.Equal((false, true), (wait.IsCompleted, _clock.WaitsFor(TimeSpan.FromSeconds(0.5))));
    }

    [Fact]
    public void Where_the_kernel_tells_nothing_it_is_looked_for_by_the_clock()
    {
        using var news = new LedgerNews(_clock);

        var wait = WaitLongAfter(news);

        Assert.Equal((false, true), (wait.IsCompleted, _clock.WaitsFor(Often)));
    }

    [Fact]
    public async Task Who_waits_no_longer_is_let_go_of()
    {
        using var news = LedgerNews.Of(Temp.Path, _clock);
        _clock.Advance(TimeSpan.FromHours(1));
        using var stop = new CancellationTokenSource();
        var wait = news.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private Task WaitLongAfter(LedgerNews news)
    {
        _clock.Advance(TimeSpan.FromHours(1));
        return news.WaitAsync(Cancellation);
    }

    /// <summary>To write is to write many times: it is looked for once for all of them.</summary>
    private async Task EndsAfterAPauseAsync(Task wait)
    {
        await Conditions.UntilAsync(() => _clock.WaitsFor(Pause));
        Assert.False(wait.IsCompleted);
        _clock.Advance(Pause);
        await wait;
    }

    private static async Task GiveOrderAsync(string path)
    {
        using var book = OrderBook.Open(path);
        await book.GiveAsync(Sample.Order(new Random(1)), Cancellation);
    }
}
