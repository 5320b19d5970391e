using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tests;

public sealed class PrunerTests : IDisposable
{
    private static readonly DateTimeOffset Old = Sample.Noon.AddDays(-91);
    private static readonly DateTimeOffset Bound = Sample.Noon.AddDays(-90);
    private static readonly DnsRecord Record = new(DomainName.Parse("www.example.com"), "A", 300, "203.0.113.11");
    private readonly TempLedger _temp = new();
    private readonly SqliteLedger _ledger;
    private readonly LedgerReader _reader;

    public PrunerTests()
    {
        _ledger = _temp.Open();
        _reader = _temp.Read();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _reader.Dispose();
        _ledger.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task What_is_older_goes_and_what_is_younger_stays()
    {
        await FillAsync(1, Old);
        await FillAsync(2, Bound);

        var gone = await PruneAsync();

        Assert.Equal(9, gone);
        var history = await _reader.HistoryAsync(new HistoryFilter(), Cancellation);
        Assert.Equal(
            "start void strike recovery verdict notice",
            string.Join(' ', history.Select(happened => happened.Kind))
        );
        Assert.All(history, happened => Assert.Equal(Bound, happened.At));
        Assert.Equal([2], (await _reader.RoundsAsync(10, Cancellation)).Select(round => round.Number));
    }

    [Fact]
    public async Task Who_was_asked_is_forgotten_with_the_last_round_that_asked_them()
    {
        await FillAsync(1, Old);
        await FillAsync(2, Bound);

        await PruneAsync();

        var round = Assert.Single(await _reader.SeenAsync(Old, until: null, Cancellation));
        Assert.Equal("young", Assert.Single(round.Sight.Roster.Nodes).Name);
        Assert.Equal(
            1,
            await _ledger.WriteAsync(ledger => ledger.Number("SELECT count(*) FROM rosters"), Cancellation)
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Steps_of_whatever_size_come_to_the_same(int step)
    {
        for (var number = 1; number <= 7; number++)
        {
            await FillAsync(number, Old);
        }

        // Seven of each, but for the answers, which are one node's, and the last round with what it saw.
        Assert.Equal((7 * 5) + 1 + (2 * 6), await PruneAsync(step));
    }

    [Fact]
    public async Task The_last_round_stays_however_old_it_is()
    {
        await FillAsync(1, Old);

        await PruneAsync();

        Assert.Equal(1, (await _ledger.RecallAsync(Cancellation)).LastRound?.Number);
    }

    [Fact]
    public async Task An_order_stays_while_it_is_pending()
    {
        using var book = _temp.Orders();
        var order = new Order(0, OrderKind.Thaw, null, Old, "hana@desk");
        var (open, done) = (await book.GiveAsync(order, Cancellation), await book.GiveAsync(order, Cancellation));
        var answered = order with { Id = done, State = OrderState.Done };
        await _ledger.CommitAsync(new LedgerEntry(Old) { Orders = [answered] }, Cancellation);

        await PruneAsync();

        Assert.NotNull(await _reader.OrderAsync(open, Cancellation));
        Assert.Null(await _reader.OrderAsync(done, Cancellation));
    }

    [Theory]
    [InlineData(Rotation.In, 0)]
    [InlineData(Rotation.Leaving, 1)]
    [InlineData(Rotation.Out, 1)]
    [InlineData(Rotation.Returning, 1)]
    public async Task What_took_a_node_out_stays_until_it_is_in_again(Rotation rotation, int changes)
    {
        await IntendAsync(rotation, version: "1");

        await PruneAsync();

        Assert.Equal(changes, (await _reader.ChangesOfAsync("chitoge", 10, Cancellation)).Count);
        Assert.Equal([Record], (await _ledger.RecallAsync(Cancellation)).Of("CHITOGE").OwedTo(Record.Name));
    }

    [Fact]
    public async Task A_change_whose_outcome_is_not_known_stays()
    {
        await IntendAsync(Rotation.In, version: "1", settled: false);

        await PruneAsync();

        Assert.Single((await _ledger.RecallAsync(Cancellation)).Intents);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_change_of_a_whole_zone_goes_once_its_outcome_is_known(bool settled, int changes)
    {
        await IntendAsync(Rotation.Out, "1"); // of a node, and stays
        await IntendAsync(rotation: null, "2", settled);

        await PruneAsync();

        Assert.Equal(
            changes,
            await _ledger.WriteAsync(
                ledger => ledger.Number("SELECT count(*) FROM changes WHERE node IS NULL"),
                Cancellation
            )
        );
    }

    [Fact]
    public async Task A_snapshot_stays_with_its_change_and_the_newest_of_a_zone_for_ever()
    {
        await IntendAsync(Rotation.In, version: "1");
        await IntendAsync(Rotation.In, version: "2");
        await PruneAsync();
        Assert.Equal([2], (await _reader.SnapshotsAsync(zone: null, Cancellation)).Select(mark => mark.Id));

        await IntendAsync(Rotation.Out, version: "3");
        await IntendAsync(Rotation.Out, version: "4");
        await PruneAsync();
        Assert.Equal([3, 4], (await _reader.SnapshotsAsync(zone: null, Cancellation)).Select(mark => mark.Id));
    }

    [Fact]
    public async Task A_ledger_that_has_become_hollow_gives_its_room_back()
    {
        var notices = Enumerable.Repeat(new Notice(NoticeKind.Machine, null, new string('x', 1000)), 5000).ToList();
        await _ledger.CommitAsync(new LedgerEntry(Old) { Notices = notices }, Cancellation);
        Assert.InRange(await PagesAsync(), 1000, int.MaxValue);

        await PruneAsync();

        Assert.InRange(await PagesAsync(), 1, 100);
    }

    private Task<int> PruneAsync(int step = 500) => new Pruner(_ledger).PruneAsync(Bound, step, Cancellation);

    private Task<long> PagesAsync() => _ledger.WriteAsync(ledger => ledger.Number("PRAGMA page_count"), Cancellation);

    private Task FillAsync(int number, DateTimeOffset at) =>
        _ledger.CommitAsync(
            new LedgerEntry(at)
            {
                Round = new RoundMark(number, at, "blind", 1, 1, TimeSpan.Zero),
                Observations = [Sample.Observation(at == Old ? "old" : "young")],
                Sight = new RoundSight(new Roster([new RosterNode(at == Old ? "old" : "young", [], false)])),
                Strikes = [new Strike("chitoge", at, [])],
                Recoveries = [new Recovery("chitoge", at, [])],
                Verdicts = [new Verdict("chitoge", VerdictKind.Spare, Rule.Cap, "3 nodes are out")],
                Notices = [new Notice(NoticeKind.Spared, "chitoge", "spared")],
                Events = [("start", "")],
            },
            Cancellation
        );

    private async Task IntendAsync(Rotation? rotation, string version, bool settled = true)
    {
        var zone = new Zone(Record.Name, [Record]) { Version = version };
        var standing = rotation is { } known
            ? new Standing("chitoge") { Rotation = known, Owed = [new OwedRecord(zone.Name, Record)] }
            : null;
        var id = await _ledger.IntendAsync(
            new ChangeIntent(Old, standing, new ZoneChange(zone, [Record], []), "bind", "4 strikes"),
            Cancellation
        );
        if (settled)
        {
            var result = new ChangeResult(id, ChangeOutcome.Accepted, Old, Detail: null);
            await _ledger.CommitAsync(new LedgerEntry(Old) { Changes = [result] }, Cancellation);
        }
    }
}
