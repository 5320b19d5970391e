using Dapper;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Ledger.History;
using Witness.Ledger.Outgoing;

namespace Witness.Ledger.Tests.Outgoing;

public sealed class OutboxTests : IDisposable
{
    private readonly TempLedger _temp = new();
    private SqliteLedger _ledger;
    private Outbox _outbox;

    public OutboxTests()
    {
        _ledger = _temp.Open();
        _outbox = new Outbox(_ledger);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ledger.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task A_channel_is_told_in_order_what_came_after_it_was_configured()
    {
        await NoteAsync("old");
        await OpenAsync("chat");
        await NoteAsync("one", "two");
        await NoteAsync("three");

        Assert.Equal(["one", "two", "three"], await TellAllAsync("chat"));
        Assert.Null(await _outbox.NextAsync("chat", Cancellation));
    }

    [Fact]
    public async Task Each_channel_goes_by_itself_and_goes_on_after_a_restart()
    {
        await OpenAsync("chat", "mail");
        await NoteAsync("one", "two");
        Assert.Equal("one", await TellAsync("chat"));

        Restart();
        await OpenAsync("chat", "mail");

        Assert.Equal(["two"], await TellAllAsync("chat"));
        Assert.Equal(["one", "two"], await TellAllAsync("mail"));
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
        await OpenAsync("chat");
        await _ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Notices = [notice] }, Cancellation);

        var told = await _outbox.NextAsync("chat", Cancellation);

        Assert.Equal((1, Sample.Noon, null), (told!.Number, told.At, told.Round));
        Assert.Equal(notice.Removed, told.Notice.Removed);
        Assert.Equal(notice.Added, told.Notice.Added);
        Assert.Equal(notice with { Removed = [], Added = [] }, told.Notice with { Removed = [], Added = [] });
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_forgotten_and_begins_anew_when_it_comes_again()
    {
        await OpenAsync("chat", "mail");
        await NoteAsync("one");
        await OpenAsync("mail");
        Assert.Equal(["mail"], (await ChannelsAsync()).Select(channel => channel.Name));

        await OpenAsync("chat", "mail");

        Assert.Null(await _outbox.NextAsync("chat", Cancellation));
        Assert.Equal(["one"], await TellAllAsync("mail"));
    }

    [Fact]
    public async Task A_channel_tells_the_kinds_that_are_its_own_and_none_of_the_past_when_it_gets_more()
    {
        await OpenAsync(("pager", [NoticeKind.Removed]));
        await NoteAsync(NoticeKind.Ready, "ready");
        await NoteAsync(NoticeKind.Removed, "removed");
        await NoteAsync(NoticeKind.Ready, "ready again");
        Assert.Equal(1, Assert.Single(await ChannelsAsync()).Waiting);
        Assert.Equal(["removed"], await TellAllAsync("pager"));

        await OpenAsync(("pager", null));
        Assert.Null(await _outbox.NextAsync("pager", Cancellation));
        await NoteAsync(NoticeKind.Ready, "ready at last");

        Assert.Equal(["ready at last"], await TellAllAsync("pager"));
    }

    [Fact]
    public async Task Failures_are_counted_until_one_is_told()
    {
        await OpenAsync("chat");
        await NoteAsync("one", "two");
        await _outbox.FailedAsync("chat", "answered 500", Sample.Noon, Cancellation);
        await _outbox.FailedAsync("chat", "answered 503", Sample.Noon.AddSeconds(15), Cancellation);

        var failing = new ChannelProgress("chat", 2, 2, "answered 503", Sample.Noon.AddSeconds(15), ToldAt: null);
        Assert.Equal(failing, Assert.Single(await ChannelsAsync()));
        Assert.Equal(2, await _outbox.TriesAsync("chat", Cancellation));

        await TellAsync("chat");
        Assert.Equal(
            new ChannelProgress("chat", 1, 0, null, null, Sample.Noon.AddHours(1)),
            Assert.Single(await ChannelsAsync())
        );
    }

    [Fact]
    public async Task A_notice_that_is_given_up_is_passed_and_the_history_says_so()
    {
        await OpenAsync("chat");
        await NoteAsync("one", "two");

        await _outbox.GivenUpAsync("chat", 1, "answered 400", "channel chat gives 1 up", Sample.Noon, Cancellation);

        using var reader = _temp.Read();
        var untold = Assert.Single(
            await reader.HistoryAsync(new HistoryFilter { Kinds = new HashSet<string> { "untold" } }, Cancellation)
        );
        Assert.Equal("channel chat gives 1 up", untold.Detail);
        Assert.Equal("answered 400", Assert.Single(await ChannelsAsync()).Error);
        Assert.Equal(["two"], await TellAllAsync("chat"));
    }

    [Fact]
    public async Task Numbers_are_never_given_again_and_a_pruned_notice_holds_nothing_up()
    {
        await OpenAsync("chat");
        await NoteAsync("one", "two");
        await new Pruner(_ledger).PruneAsync(Sample.Noon.AddDays(1), 500, Cancellation);
        await OpenAsync("chat", "new");

        await NoteAsync("three");

        Assert.Equal(3, (await _outbox.NextAsync("new", Cancellation))!.Number);
        Assert.Equal(["three"], await TellAllAsync("chat"));
    }

    [Fact]
    public async Task Notices_of_a_ledger_from_before_keep_their_numbers_and_are_old_news()
    {
        await NoteAsync("one", "two");
        _ledger.Dispose();
        using (var connection = LedgerFile.OpenOrCreate(_temp.Path))
        {
            connection.Execute(
                """
                DROP TABLE channels;
                CREATE TABLE old (id INTEGER PRIMARY KEY, round INTEGER, at INTEGER NOT NULL, kind TEXT NOT NULL,
                    node TEXT COLLATE NOCASE, text TEXT NOT NULL) STRICT;
                INSERT INTO old SELECT id, round, at, kind, node, text FROM notices;
                DROP TABLE notices;
                ALTER TABLE old RENAME TO notices;
                PRAGMA user_version = 4;
                """
            );
        }

        _ledger = _temp.Open();
        _outbox = new Outbox(_ledger);
        await OpenAsync("chat");
        await NoteAsync("three");

        Assert.Equal(3, (await _outbox.NextAsync("chat", Cancellation))!.Number);
        using var reader = _temp.Read();
        var history = await reader.HistoryAsync(new HistoryFilter(), Cancellation);
        Assert.Equal(["one", "two", "three"], history.Select(one => one.Detail));
    }

    private void Restart()
    {
        _ledger.Dispose();
        _ledger = _temp.Open();
        _outbox = new Outbox(_ledger);
    }

    private Task OpenAsync(params string[] channels) =>
        OpenAsync([.. channels.Select(name => (name, (NoticeKind[]?)null))]);

    private Task OpenAsync(params (string Name, NoticeKind[]? Kinds)[] channels) =>
        _outbox.OpenAsync(
            channels.ToDictionary(
                channel => channel.Name,
                IReadOnlyCollection<NoticeKind>? (channel) => channel.Kinds,
                StringComparer.Ordinal
            ),
            Cancellation
        );

    private Task NoteAsync(params string[] texts) => NoteAsync(NoticeKind.Removed, texts);

    private Task NoteAsync(NoticeKind kind, params string[] texts) =>
        _ledger.CommitAsync(
            new LedgerEntry(Sample.Noon) { Notices = [.. texts.Select(text => new Notice(kind, "chitoge", text))] },
            Cancellation
        );

    private async Task<string?> TellAsync(string channel)
    {
        if (await _outbox.NextAsync(channel, Cancellation) is not { } next)
        {
            return null;
        }

        await _outbox.ToldAsync(channel, next.Number, Sample.Noon.AddHours(1), Cancellation);
        return next.Notice.Text;
    }

    private async Task<List<string>> TellAllAsync(string channel)
    {
        List<string> told = [];
        while (await TellAsync(channel) is { } text)
        {
            told.Add(text);
        }

        return told;
    }

    private async Task<IReadOnlyList<ChannelProgress>> ChannelsAsync()
    {
        using var reader = _temp.Read();
        return await reader.ChannelsAsync(Cancellation);
    }
}
