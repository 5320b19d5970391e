using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tests.History;

public sealed class PublicationTests : IDisposable
{
    private static readonly DomainName Zone = DomainName.Parse("example.com");
    private static readonly DnsRecord Left = new(DomainName.Parse("www.example.com"), "A", 300, "203.0.113.11");
    private readonly TempLedger _temp = new();
    private SqliteLedger _ledger;

    public PublicationTests() => _ledger = _temp.Open();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ledger.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task A_change_is_awaited_from_its_acceptance_on_over_a_restart()
    {
        var id = await IntendAsync();
        Assert.Empty(await _ledger.AwaitedAsync(Cancellation));
        await SettleAsync(id, ChangeOutcome.Accepted);
        Restart();

        var awaited = Assert.Single(await _ledger.AwaitedAsync(Cancellation));
        Assert.Equal((id, "chitoge", Zone, Sample.Noon.AddSeconds(3)), Head(awaited));
        Assert.Equal([Left], awaited.Removed);
        Assert.Empty(awaited.Added);
        Assert.Null(awaited.Detail);
    }

    [Fact]
    public async Task A_change_that_failed_is_not_awaited()
    {
        await SettleAsync(await IntendAsync(), ChangeOutcome.Failed);
        Assert.Empty(await _ledger.AwaitedAsync(Cancellation));
        Assert.Null((await ChangeAsync()).Publication);
    }

    [Fact]
    public async Task What_lags_is_kept_and_the_change_awaited_further()
    {
        var awaited = await AcceptedAsync();
        await KeepAsync(awaited, PublicationState.Awaited, "ns2 still answers it");
        Restart();

        Assert.Equal("ns2 still answers it", Assert.Single(await _ledger.AwaitedAsync(Cancellation)).Detail);
        var change = await ChangeAsync();
        Assert.Equal("ns2 still answers it", change.Publication!.Detail);
        Assert.EndsWith("accepted after 3 s, not published yet", change.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_published_and_drained_by_are_three_times_of_a_change()
    {
        await KeepAsync(await AcceptedAsync(), PublicationState.Published, "2 of 2 name servers agree");

        Assert.Empty(await _ledger.AwaitedAsync(Cancellation));
        var change = await ChangeAsync();
        Assert.Equal(Sample.Noon.AddSeconds(3), change.Accepted);
        Assert.Equal(Sample.Noon.AddSeconds(15), change.Publication!.Published);
        Assert.Equal(Sample.Noon.AddSeconds(315), change.Publication.DrainedBy);
        Assert.Equal(
            "example.com, 1 record out: dead: accepted after 3 s, published after 15 s, drained by 2026-01-02 12:05:15Z",
            change.ToString()
        );
    }

    [Fact]
    public async Task The_moment_of_publication_is_an_event_of_the_history()
    {
        await KeepAsync(await AcceptedAsync(), PublicationState.Published, "2 of 2 name servers agree");

        using var reader = _temp.Read();
        var events = await reader.HistoryAsync(new HistoryFilter { Node = "Chitoge" }, Cancellation);
        Assert.Equal([HistoryKinds.Change, HistoryKinds.Publish], events.Select(one => one.Kind));
        Assert.Equal(
            (Sample.Noon.AddSeconds(15), "chitoge", events[0].Change!.Id),
            (events[1].At, events[1].Node, events[1].Change!.Id)
        );
        Assert.Equal(
            "example.com: published after 15 s, drained by 2026-01-02 12:05:15Z: 2 of 2 name servers agree",
            events[1].Detail
        );
    }

    [Theory]
    [InlineData(PublicationState.Late, "not published within 30 min")]
    [InlineData(PublicationState.Overtaken, "overtaken before it was published")]
    [InlineData(PublicationState.Unasked, "publication not asked for")]
    public async Task What_ends_otherwise_is_told_and_no_event(PublicationState state, string words)
    {
        await KeepAsync(await AcceptedAsync(), state, "why");

        Assert.Empty(await _ledger.AwaitedAsync(Cancellation));
        Assert.EndsWith($"accepted after 3 s, {words}", (await ChangeAsync()).ToString(), StringComparison.Ordinal);
        using var reader = _temp.Read();
        Assert.Single(await reader.HistoryAsync(new HistoryFilter(), Cancellation));
    }

    [Fact]
    public async Task What_is_published_already_cannot_be_published_again()
    {
        var awaited = await AcceptedAsync();
        await KeepAsync(awaited, PublicationState.Published, "all agree");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            KeepAsync(awaited, PublicationState.Late, "no")
        );
        Assert.Equal("the publication of change 1 is not awaited", error.Message);
    }

    [Fact]
    public async Task Changes_of_a_ledger_from_before_are_kept_and_not_asked_about()
    {
        await AcceptedAsync();
        _ledger.Dispose();
        using (var connection = new SqliteConnection($"Data Source={_temp.Path};Pooling=false"))
        {
            connection.Open();
            connection.Execute("DROP INDEX changes_awaited; DROP INDEX changes_published");
            foreach (var column in new[] { "publication", "published", "drained_by", "publication_detail" })
            {
                connection.Execute(
                    string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE changes DROP COLUMN {column}")
                );
            }

            connection.Execute(
                "ALTER TABLE orders DROP COLUMN snapshot; ALTER TABLE orders DROP COLUMN shown; DROP TABLE channels"
            );
            connection.Execute(TempLedger.WithoutSights);
            connection.Execute("PRAGMA user_version = 2");
        }

        _ledger = _temp.Open();

        Assert.Empty(await _ledger.AwaitedAsync(Cancellation));
        Assert.EndsWith(": accepted after 3 s", (await ChangeAsync()).ToString(), StringComparison.Ordinal);
    }

    private static (long, string?, DomainName, DateTimeOffset) Head(AwaitedPublication one) =>
        (one.Change, one.Node, one.Zone, one.Accepted);

    private void Restart()
    {
        _ledger.Dispose();
        _ledger = _temp.Open();
    }

    private async Task<AwaitedPublication> AcceptedAsync()
    {
        await SettleAsync(await IntendAsync(), ChangeOutcome.Accepted);
        return Assert.Single(await _ledger.AwaitedAsync(Cancellation));
    }

    private Task<long> IntendAsync() =>
        _ledger.IntendAsync(
            new ChangeIntent(
                Sample.Noon,
                new Standing("chitoge") { Rotation = Rotation.Leaving },
                new ZoneChange(new Zone(Zone, [Left]), [Left], []),
                "bind",
                "dead"
            ),
            Cancellation
        );

    private Task SettleAsync(long id, ChangeOutcome outcome) =>
        _ledger.CommitAsync(
            new LedgerEntry(Sample.Noon) { Changes = [new ChangeResult(id, outcome, Sample.Noon.AddSeconds(3), null)] },
            Cancellation
        );

    private Task KeepAsync(AwaitedPublication awaited, PublicationState state, string detail) =>
        _ledger.CommitAsync(
            new LedgerEntry(Sample.Noon)
            {
                Publications = [new PublicationResult(awaited, state, Sample.Noon.AddSeconds(15), detail)],
            },
            Cancellation
        );

    private async Task<RecordedChange> ChangeAsync()
    {
        using var reader = _temp.Read();
        return Assert.Single(await reader.ChangesOfAsync("chitoge", 10, Cancellation));
    }
}
