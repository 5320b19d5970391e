using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tests.History;

public sealed class ChangeTests : IDisposable
{
    private static readonly DomainName Name = DomainName.Parse("www.example.com");
    private static readonly DnsRecord First = new(Name, "A", 300, "203.0.113.11");
    private static readonly DnsRecord Second = new(Name, "A", 300, "203.0.113.12");
    private static readonly Zone Before = new(DomainName.Parse("example.com"), [First, Second]) { Version = "7" };
    private readonly TempLedger _temp = new();
    private readonly SqliteLedger _ledger;
    private readonly LedgerReader _reader;

    public ChangeTests()
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
    public async Task What_is_about_to_leave_is_owed_and_the_whole_zone_kept_before_it_leaves()
    {
        var id = await _ledger.IntendAsync(Intent(Before), Cancellation);

        var known = await _ledger.RecallAsync(Cancellation);
        Assert.Equal([First], known.Of("chitoge").OwedTo(Before.Name));
        Assert.Equal(Rotation.Leaving, known.Of("chitoge").Rotation);
        var change = Assert.Single(await _reader.ChangesOfAsync("chitoge", 10, Cancellation));
        Assert.Equal((id, ChangeOutcome.Intended, 5L), (change.Id, change.Outcome, change.OrderId!.Value));
        Assert.Equal([First], change.Removed);
        Assert.Empty(change.Added);
        var snapshot = await _reader.SnapshotAsync(change.SnapshotId, Cancellation);
        Assert.Equal(Before.Records, snapshot!.Zone.Records);
        Assert.Equal("example.com, 1 record out: 4 strikes within 1 h: not confirmed yet", change.ToString());
    }

    [Theory]
    [InlineData(ChangeOutcome.Accepted, null, "accepted after 3 s, not published yet")]
    [InlineData(ChangeOutcome.Failed, "503 Service Unavailable", "failed, 503 Service Unavailable")]
    public async Task What_became_of_a_change_is_told(ChangeOutcome outcome, string? detail, string words)
    {
        var id = await _ledger.IntendAsync(Intent(Before), Cancellation);

        await SettleAsync(new ChangeResult(id, outcome, Sample.Noon.AddSeconds(3), detail));

        var told = Assert.Single(await _reader.HistoryAsync(new HistoryFilter { Node = "Chitoge" }, Cancellation));
        Assert.Equal($"example.com, 1 record out: 4 strikes within 1 h: {words}", told.Detail);
        Assert.Equal(Sample.Noon.AddSeconds(3), told.Change!.Settled);
        Assert.Equal(outcome, told.Change.Outcome);
    }

    [Fact]
    public async Task An_intent_is_recalled_until_its_outcome_is_known_or_its_node_forgotten()
    {
        var made = await _ledger.IntendAsync(Intent(Before), Cancellation);
        var open = await _ledger.IntendAsync(Intent(Before), Cancellation);
        await SettleAsync(new ChangeResult(made, ChangeOutcome.Failed, Sample.Noon, null));

        var intent = Assert.Single((await _ledger.RecallAsync(Cancellation)).Intents);
        Assert.Equal((open, "chitoge", Before.Name), (intent.Id, intent.Node, intent.Zone));
        Assert.Equal([First], intent.Removed);
        Assert.Empty(intent.Added);

        await _ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Forgotten = ["chitoge"] }, Cancellation);
        Assert.Empty((await _ledger.RecallAsync(Cancellation)).Intents);
    }

    [Fact]
    public async Task A_change_of_a_whole_zone_is_no_nodes_and_recalled_until_its_outcome_is_known()
    {
        var intent = Intent(Before) with { Standing = null, OrderId = 7 };
        var id = await _ledger.IntendAsync(intent, Cancellation);

        var known = await _ledger.RecallAsync(Cancellation);
        Assert.Equal((id, (string?)null), (Assert.Single(known.Intents).Id, known.Intents[0].Node));
        Assert.Empty(known.Standings);

        await SettleAsync(new ChangeResult(id, ChangeOutcome.Accepted, Sample.Noon, null));

        Assert.Empty((await _ledger.RecallAsync(Cancellation)).Intents);
        var told = Assert.Single(await _reader.HistoryAsync(new HistoryFilter(), Cancellation));
        Assert.Equal((null, 7L), (told.Node, told.Change!.OrderId));
        Assert.Equal(Before.Records, (await _ledger.SnapshotAsync(1, Cancellation))!.Records);
        Assert.Null(await _ledger.SnapshotAsync(2, Cancellation));
    }

    [Fact]
    public async Task A_zone_as_it_was_before_an_accident_is_a_snapshot()
    {
        var entry = new LedgerEntry(Sample.Noon) { Snapshots = [new ZoneReading(Before, Sample.Noon.AddHours(-1))] };

        await _ledger.CommitAsync(entry, Cancellation);

        var mark = Assert.Single(await _reader.SnapshotsAsync(Before.Name, Cancellation));
        Assert.Equal((Sample.Noon.AddHours(-1), 2), (mark.At, mark.Records));
    }

    [Fact]
    public async Task A_result_of_a_change_that_is_not_known_is_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SettleAsync(new ChangeResult(9, ChangeOutcome.Accepted, Sample.Noon, null))
        );

        Assert.Equal("change 9 is not in the ledger", error.Message);
    }

    [Fact]
    public async Task A_change_that_is_tried_again_does_not_keep_the_same_zone_again()
    {
        await _ledger.IntendAsync(Intent(Before), Cancellation);
        await _ledger.IntendAsync(Intent(Before), Cancellation);
        await _ledger.IntendAsync(Intent(Before with { Version = "8" }), Cancellation);
        await _ledger.IntendAsync(Intent(Before with { Name = DomainName.Parse("example.org") }), Cancellation);

        var marks = await _reader.SnapshotsAsync(Before.Name, Cancellation);
        Assert.Equal(2, marks.Count);
        Assert.All(marks, mark => Assert.Equal((Before.Name, 2), (mark.Zone, mark.Records)));
        Assert.Equal(3, (await _reader.SnapshotsAsync(zone: null, Cancellation)).Count);
        Assert.Equal(
            [1, 1, 2, 3],
            (await _reader.ChangesOfAsync("chitoge", 10, Cancellation)).Select(c => c.SnapshotId)
        );
    }

    [Fact]
    public async Task Intents_of_zones_side_by_side_each_get_a_number_of_their_own()
    {
        var ids = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => _ledger.IntendAsync(Intent(Before), Cancellation)))
        );

        Assert.Equal(20, ids.Distinct().Count());
    }

    private static ChangeIntent Intent(Zone zone)
    {
        var standing = new Standing("chitoge") { OrderId = 5, Rotation = Rotation.Leaving } with
        {
            Owed = [new OwedRecord(zone.Name, First)],
        };
        return new ChangeIntent(
            Sample.Noon,
            standing,
            new ZoneChange(zone, [First], []),
            "bind",
            "4 strikes within 1 h"
        );
    }

    private Task SettleAsync(ChangeResult result) =>
        _ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Changes = [result] }, Cancellation);
}
