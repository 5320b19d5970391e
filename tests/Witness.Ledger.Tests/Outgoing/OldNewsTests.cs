using Dapper;
using Witness.Core.Ledger;
using Witness.Ledger.History;

namespace Witness.Ledger.Tests.Outgoing;

/// <summary>What a channel is told, and what it is not told because it is from before its time.</summary>
public sealed class OldNewsTests : IDisposable
{
    private readonly OutboxScene _scene = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_channel_that_is_gone_is_forgotten_and_begins_anew_when_it_comes_again()
    {
        await _scene.OpenAsync("chat", "mail");
        await _scene.NoteAsync("one");
        await _scene.OpenAsync("mail");
        Assert.Equal(["mail"], (await _scene.ChannelsAsync()).Select(channel => channel.Name));

        await _scene.OpenAsync("chat", "mail");

        Assert.Null(await _scene.Outbox.NextAsync("chat", Cancellation));
        Assert.Equal(["one"], await _scene.TellAllAsync("mail"));
    }

    [Fact]
    public async Task A_channel_tells_the_kinds_that_are_its_own_and_none_of_the_past_when_it_gets_more()
    {
        await _scene.OpenAsync(("pager", [NoticeKind.Removed]));
        await _scene.NoteAsync(NoticeKind.Ready, "ready");
        await _scene.NoteAsync(NoticeKind.Removed, "removed");
        await _scene.NoteAsync(NoticeKind.Ready, "ready again");
        Assert.Equal(1, Assert.Single(await _scene.ChannelsAsync()).Waiting);
        Assert.Equal(["removed"], await _scene.TellAllAsync("pager"));

        await _scene.OpenAsync(("pager", null));
        Assert.Null(await _scene.Outbox.NextAsync("pager", Cancellation));
        await _scene.NoteAsync(NoticeKind.Ready, "ready at last");

        Assert.Equal(["ready at last"], await _scene.TellAllAsync("pager"));
    }

    [Fact]
    public async Task A_notice_is_pruned_once_every_channel_is_done_with_it_and_its_number_is_never_given_again()
    {
        await _scene.OpenAsync("chat", "mail");
        await _scene.NoteAsync("one", "two");
        await _scene.TellAllAsync("mail");
        Assert.Equal(0, await PruneAsync());
        await _scene.TellAsync("chat");
        Assert.Equal(1, await PruneAsync());
        await _scene.TellAllAsync("chat");
        Assert.Equal(1, await PruneAsync());
        await _scene.OpenAsync("chat", "new");

        await _scene.NoteAsync("three");

        Assert.Equal(3, (await _scene.Outbox.NextAsync("new", Cancellation))!.Number);
        Assert.Equal(["three"], await _scene.TellAllAsync("chat"));
    }

    [Fact]
    public async Task Notices_of_a_ledger_from_before_keep_their_numbers_and_are_old_news()
    {
        await _scene.NoteAsync("one", "two");
        _scene.Ledger.Dispose();
        using (var connection = LedgerFile.OpenOrCreate(_scene.Temp.Path))
        {
            connection.Execute(TempLedger.WithoutSights);
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

        _scene.Restart();
        await _scene.OpenAsync("chat");
        await _scene.NoteAsync("three");

        Assert.Equal(3, (await _scene.Outbox.NextAsync("chat", Cancellation))!.Number);
        using var reader = _scene.Temp.Read();
        var history = await reader.HistoryAsync(new HistoryFilter(), Cancellation);
        Assert.Equal(["one", "two", "three"], history.Select(one => one.Detail));
    }

    private Task<int> PruneAsync() => new Pruner(_scene.Ledger).PruneAsync(Sample.Noon.AddDays(1), 500, Cancellation);
}
