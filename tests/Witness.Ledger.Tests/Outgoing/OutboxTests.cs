using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Ledger.History;
using Witness.Ledger.Outgoing;

namespace Witness.Ledger.Tests.Outgoing;

public sealed class OutboxTests : IDisposable
{
    private readonly OutboxScene _scene = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_channel_is_told_in_order_what_came_after_it_was_configured()
    {
        await _scene.NoteAsync("old");
        await _scene.OpenAsync("chat");
        await _scene.NoteAsync("one", "two");
        await _scene.NoteAsync("three");

        Assert.Equal(["one", "two", "three"], await _scene.TellAllAsync("chat"));
        Assert.Null(await _scene.Outbox.NextAsync("chat", Cancellation));
    }

    [Fact]
    public async Task Each_channel_goes_by_itself_and_goes_on_after_a_restart()
    {
        await _scene.OpenAsync("chat", "mail");
        await _scene.NoteAsync("one", "two");
        Assert.Equal("one", await _scene.TellAsync("chat"));

        _scene.Restart();
        await _scene.OpenAsync("chat", "mail");

        Assert.Equal(["two"], await _scene.TellAllAsync("chat"));
        Assert.Equal(["one", "two"], await _scene.TellAllAsync("mail"));
    }

    [Fact]
    public async Task What_is_told_is_all_that_the_notice_holds()
    {
        var record = new DnsRecord(DomainName.Parse("www.example.com"), "A", 300, "203.0.113.11");
        var notice = new Notice(NoticeKind.Removed, "chitoge", "chitoge is Out: witness readd chitoge")
        {
            Zone = DomainName.Parse("example.com"),
            Removed = [record],
            Added = [record with { Ttl = null }],
            Command = "witness readd chitoge",
        };
        await _scene.OpenAsync("chat");
        await _scene.Ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Notices = [notice] }, Cancellation);

        var told = await _scene.Outbox.NextAsync("chat", Cancellation);

        Assert.Equal((1, Sample.Noon, null), (told!.Number, told.At, told.Round));
        Assert.Equal(notice.Removed, told.Notice.Removed);
        Assert.Equal(notice.Added, told.Notice.Added);
        Assert.Equal(notice with { Removed = [], Added = [] }, told.Notice with { Removed = [], Added = [] });
    }

    [Fact]
    public async Task Failures_are_counted_until_one_is_told()
    {
        await _scene.OpenAsync("chat");
        await _scene.NoteAsync("one", "two");
        await _scene.Outbox.FailedAsync("chat", "answered 500", Sample.Noon, Cancellation);
        await _scene.Outbox.FailedAsync("chat", "answered 503", Sample.Noon.AddSeconds(15), Cancellation);

        var failing = new ChannelProgress("chat", 2, 2, "answered 503", Sample.Noon.AddSeconds(15), ToldAt: null);
        Assert.Equal(failing, Assert.Single(await _scene.ChannelsAsync()));
        Assert.Equal(2, await _scene.Outbox.TriesAsync("chat", Cancellation));

        await _scene.TellAsync("chat");
        Assert.Equal(
            new ChannelProgress("chat", 1, 0, null, null, Sample.Noon.AddHours(1)),
            Assert.Single(await _scene.ChannelsAsync())
        );
    }

    [Fact]
    public async Task A_notice_that_is_given_up_is_passed_and_the_history_says_so()
    {
        await _scene.OpenAsync("chat");
        await _scene.NoteAsync("one", "two");

        await _scene.Outbox.GivenUpAsync(
            "chat",
            1,
            "answered 413",
            "channel chat gives 1 up",
            Sample.Noon,
            Cancellation
        );

        using var reader = _scene.Temp.Read();
        var untold = Assert.Single(
            await reader.HistoryAsync(new HistoryFilter { Kinds = new HashSet<string> { "untold" } }, Cancellation)
        );
        Assert.Equal("channel chat gives 1 up", untold.Detail);
        Assert.Equal("answered 413", Assert.Single(await _scene.ChannelsAsync()).Error);
        Assert.Equal(["two"], await _scene.TellAllAsync("chat"));
    }

    [Fact]
    public async Task A_notice_that_is_given_up_leaves_no_tries_to_the_next_one()
    {
        await _scene.OpenAsync("chat");
        await _scene.NoteAsync("one", "two");
        await _scene.Outbox.FailedAsync("chat", "answered 500", Sample.Noon, Cancellation);

        await _scene.Outbox.GivenUpAsync("chat", 1, "answered 413", "gives 1 up", Sample.Noon, Cancellation);

        Assert.Equal(
            new ChannelProgress("chat", 1, 0, "answered 413", Sample.Noon, ToldAt: null),
            Assert.Single(await _scene.ChannelsAsync())
        );
    }

    [Fact]
    public async Task A_notice_that_is_told_in_part_is_passed_and_the_history_says_so()
    {
        await _scene.OpenAsync("mail");
        await _scene.NoteAsync("one", "two");
        await _scene.Outbox.FailedAsync("mail", "answered 450", Sample.Noon, Cancellation);

        await _scene.Outbox.ToldInPartAsync("mail", 1, "gone@ is gone", "1 not to gone@", Sample.Noon, Cancellation);

        using var reader = _scene.Temp.Read();
        var untold = Assert.Single(
            await reader.HistoryAsync(new HistoryFilter { Kinds = new HashSet<string> { "untold" } }, Cancellation)
        );
        Assert.Equal("1 not to gone@", untold.Detail);
        Assert.Equal(
            new ChannelProgress("mail", 1, 0, "gone@ is gone", Sample.Noon, Sample.Noon),
            Assert.Single(await _scene.ChannelsAsync())
        );
    }

    [Fact]
    public async Task Telling_a_notice_says_whether_it_ends_a_trouble()
    {
        await _scene.OpenAsync("chat");
        await _scene.NoteAsync("one", "two", "three");
        await _scene.Outbox.GivenUpAsync("chat", 1, "answered 413", "gives 1 up", Sample.Noon, Cancellation);

        Assert.True(await _scene.Outbox.ToldAsync("chat", 2, Sample.Noon, Cancellation));
        Assert.False(await _scene.Outbox.ToldAsync("chat", 3, Sample.Noon, Cancellation));
    }
}
