namespace Witness.Ledger.Tests;

public sealed class LedgerNewsTests : IDisposable
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(5);

    private readonly TempLedger _temp = new();
    private readonly SqliteLedger _ledger;
    private readonly StoppedClock _clock = new();

    public LedgerNewsTests() => _ledger = _temp.Open();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ledger.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_what_another_writes()
    {
        using var news = LedgerNews.Of(_temp.Path, _clock);
        var wait = WaitLongAfter(news);
        Assert.Equal((false, Seldom), (wait.IsCompleted, _clock.LastDue));

        await GiveOrderAsync(_temp.Path);

        await wait.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation);
    }

    [Fact]
    public async Task A_ledger_behind_a_link_is_listened_to_where_it_is()
    {
        using var elsewhere = new TempLedger("link.db");
        File.CreateSymbolicLink(elsewhere.Path, _temp.Path);
        using var news = LedgerNews.Of(elsewhere.Path, _clock);
        var wait = WaitLongAfter(news);

        await GiveOrderAsync(_temp.Path);

        await wait.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation);
    }

    [Fact]
    public async Task Soon_after_something_was_written_it_is_looked_for_again_because_it_may_not_be_readable_yet()
    {
        using var news = LedgerNews.Of(_temp.Path, _clock);
        var wait = WaitLongAfter(news);
        await GiveOrderAsync(_temp.Path);
        await wait.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation);

        var next = news.WaitAsync(Cancellation);
        Assert.Equal(AtOnce, _clock.LastDue);

        await GiveOrderAsync(_temp.Path);
        await next.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation);
    }

    [Fact]
    public void The_longer_ago_something_was_written_the_later_it_is_looked_for_again()
    {
        using var news = LedgerNews.Of(_temp.Path, _clock); // which begins as if something had been written

        _clock.Pass(TimeSpan.FromSeconds(1));
        var wait = news.WaitAsync(Cancellation);

        Assert.Equal((false, TimeSpan.FromSeconds(1)), (wait.IsCompleted, _clock.LastDue));
    }

    [Fact]
    public void Where_the_kernel_tells_nothing_it_is_looked_for_by_the_clock()
    {
        using var news = new LedgerNews(_clock);

        var wait = WaitLongAfter(news);

        Assert.Equal((false, Often), (wait.IsCompleted, _clock.LastDue));
    }

    [Fact]
    public async Task Who_waits_no_longer_is_let_go_of()
    {
        using var news = LedgerNews.Of(_temp.Path, _clock);
        _clock.Pass(TimeSpan.FromHours(1));
        using var stop = new CancellationTokenSource();
        var wait = news.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private Task WaitLongAfter(LedgerNews news)
    {
        _clock.Pass(TimeSpan.FromHours(1));
        return news.WaitAsync(Cancellation);
    }

    private static async Task GiveOrderAsync(string path)
    {
        using var book = OrderBook.Open(path);
        await book.GiveAsync(Sample.Order(new Random(1)), Cancellation);
    }

    /// <summary>A clock that is moved by hand, whose timers never end.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private TimeSpan _elapsed;

        public TimeSpan? LastDue { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _elapsed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            LastDue = dueTime;
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }

        public void Pass(TimeSpan time) => _elapsed += time;
    }
}
