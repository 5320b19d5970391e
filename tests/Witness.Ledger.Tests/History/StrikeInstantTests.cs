using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tests.History;

public sealed class StrikeInstantTests : IDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(60);

    private readonly TempLedger _temp = new();
    private readonly SqliteLedger _ledger;
    private readonly LedgerReader _reader;

    public StrikeInstantTests()
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

    [Theory]
    [InlineData("", "")]
    [InlineData("0", "0-0")]
    [InlineData("0 1 2", "0-2")]
    [InlineData("0 60 121", "0-60 121-121")]
    [InlineData("0 61 122 123", "0-0 61-61 122-123")]
    [InlineData("0 30 60 90 120 150 180 300", "0-180 300-300")]
    public async Task Strikes_are_one_stretch_until_there_is_a_gap(string minutes, string stretches)
    {
        await StrikeAsync("chitoge", minutes);
        await StrikeAsync("taiga", "30 90");

        Assert.Equal(stretches, Words(await _reader.StretchesAsync("CHITOGE", Gap, Cancellation)));
    }

    [Fact]
    public async Task Of_every_node_that_failed_the_last_strike_is_known()
    {
        Assert.Empty(await _reader.LastStrikesAsync(Cancellation));
        await StrikeAsync("taiga", "1 2 3");
        await StrikeAsync("chitoge", "0 1");
        await StrikeAsync("Taiga", "4");

        var last = await _reader.LastStrikesAsync(Cancellation);

        Assert.Equal(
            [("Chitoge", Minute(1)), ("TAIGA", Minute(4))],
            new[] { "Chitoge", "TAIGA" }.Select(node => (node, last[node]))
        );
        Assert.Equal(2, last.Count);
    }

    [Fact]
    public async Task Strikes_within_a_time_are_counted_without_their_evidence()
    {
        await StrikeAsync("chitoge", "0 1 2 3");

        var within = await _reader.StrikesWithinAsync("Chitoge", Minute(1), Minute(3), Cancellation);

        Assert.Equal((Minute(1), Minute(2), 2), (within!.First, within.Last, within.Count));
        Assert.Equal(3, (await _reader.StrikesWithinAsync("chitoge", Minute(1), null, Cancellation))!.Count);
        Assert.Null(await _reader.StrikesWithinAsync("chitoge", Minute(4), null, Cancellation));
    }

    [Fact]
    public async Task A_limit_can_keep_the_oldest()
    {
        await StrikeAsync("chitoge", "0 1 2 3");

        var oldest = await _reader.HistoryAsync(
            new HistoryFilter
            {
                Since = Minute(1),
                Limit = 2,
                KeepsOldest = true,
            },
            Cancellation
        );

        Assert.Equal([Minute(1), Minute(2)], oldest.Select(one => one.At));
    }

    private async Task StrikeAsync(string node, string minutes)
    {
        foreach (var minute in minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = Minute(int.Parse(minute, null));
            await _ledger.CommitAsync(new LedgerEntry(at) { Strikes = [new Strike(node, at, [])] }, Cancellation);
        }
    }

    private static DateTimeOffset Minute(int minute) => Sample.Noon.AddMinutes(minute);

    private static string Words(IEnumerable<StrikeStretch> stretches) =>
        string.Join(' ', stretches.Select(one => $"{MinuteOf(one.First)}-{MinuteOf(one.Last)}"));

    private static string MinuteOf(DateTimeOffset at) => $"{(at - Sample.Noon).TotalMinutes:0}";
}
