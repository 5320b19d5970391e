using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Ledger.Tests.History;

public sealed class HistoryTests : IDisposable
{
    private readonly TempLedger _temp = new();
    private readonly SqliteLedger _ledger;
    private readonly LedgerReader _reader;

    public HistoryTests()
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
    public async Task Everything_that_happened_is_told_in_words_oldest_first()
    {
        await TellAStoryAsync();

        Assert.Equal(
            """
            12:00 - start: witness 0.1.0, mode act
            12:01 1 void: 1 of 3 anchors answered
            12:02 2 chitoge strike: https 203.0.113.11: no answer within 10 s
            12:02 2 chitoge verdict: fence: 4 strikes within 1 h
            12:02 2 chitoge notice: chitoge is out
            12:03 - taiga order: hold taiga by hana@desk (disk): done, held
            12:04 - stop: SIGTERM
            """,
            await TellAsync(new HistoryFilter())
        );
    }

    [Theory]
    [InlineData("Chitoge", "strike verdict notice")]
    [InlineData("taiga", "order")]
    [InlineData("nobody", "")]
    public async Task The_history_of_a_node_is_what_concerns_it(string node, string kinds)
    {
        await TellAStoryAsync();

        Assert.Equal(kinds, await KindsAsync(new HistoryFilter { Node = node }));
    }

    [Theory]
    [InlineData("strike order", "strike order")]
    [InlineData("stop void", "void stop")]
    [InlineData("start", "start")]
    [InlineData("change", "")]
    public async Task Only_the_kinds_asked_for_are_told(string asked, string told)
    {
        await TellAStoryAsync();

        Assert.Equal(
            told,
            await KindsAsync(new HistoryFilter { Kinds = asked.Split(' ').ToHashSet(StringComparer.Ordinal) })
        );
    }

    [Theory]
    [InlineData(1, "stop")]
    [InlineData(3, "notice order stop")]
    [InlineData(100, "start void strike verdict notice order stop")]
    public async Task A_limit_gives_the_newest(int limit, string told)
    {
        await TellAStoryAsync();

        Assert.Equal(told, await KindsAsync(new HistoryFilter { Limit = limit }));
    }

    [Fact]
    public async Task A_span_holds_its_beginning_and_not_its_end()
    {
        await TellAStoryAsync();

        var filter = new HistoryFilter { Since = Sample.Noon.AddMinutes(1), Until = Sample.Noon.AddMinutes(3) };

        Assert.Equal("void strike verdict notice", await KindsAsync(filter));
    }

    [Fact]
    public async Task A_strike_keeps_its_evidence_whatever_it_was()
    {
        var strikes = Enumerable
            .Range(0, 200)
            .Select(seed => new Strike("chitoge", Sample.Noon.AddSeconds(seed), Sample.Results(new Random(seed))))
            .ToList();
        await _ledger.CommitAsync(new LedgerEntry(Sample.Noon) { Strikes = strikes }, Cancellation);

        var known = await _reader.StrikesOfAsync("CHITOGE", 150, Cancellation);

        Assert.Equal(150, known.Count);
        Assert.All(
            strikes.TakeLast(150).Zip(known),
            pair =>
            {
                Assert.Equal(pair.First.At, pair.Second.At);
                Assert.Equal(pair.First.Results, pair.Second.Results);
            }
        );
    }

    [Fact]
    public async Task The_last_word_of_the_policy_on_a_node_is_kept_with_its_rule()
    {
        await TellAStoryAsync();

        var last = await _reader.LastVerdictAsync("chitoge", Cancellation);

        Assert.Equal(new Verdict("chitoge", VerdictKind.Fence, Rule.Strikes, "4 strikes within 1 h"), last?.Verdict);
        Assert.Null(await _reader.LastVerdictAsync("taiga", Cancellation));
    }

    private async Task TellAStoryAsync()
    {
        var random = new Random(1);
        var failed = Sample.Result(random) with
        {
            Check = "https",
            Address = System.Net.IPAddress.Parse("203.0.113.11"),
            Role = Core.Checks.CheckRole.Gate,
            Outcome = Core.Checks.CheckOutcome.Failed,
            Detail = "no answer within 10 s",
        };
        await CommitAsync(0, entry => entry with { Events = [("start", "witness 0.1.0, mode act")] });
        await CommitAsync(1, entry => entry with { Round = Round(1, "1 of 3 anchors answered") });
        await CommitAsync(
            2,
            entry =>
                entry with
                {
                    Round = Round(2, null),
                    Strikes = [new Strike("chitoge", entry.At, [failed])],
                    Verdicts = [new Verdict("chitoge", VerdictKind.Fence, Rule.Strikes, "4 strikes within 1 h")],
                    Notices = [new Notice(NoticeKind.Removed, "chitoge", "chitoge is out")],
                }
        );
        var order = new Order(0, OrderKind.Hold, "taiga", Sample.Noon.AddMinutes(3), "hana@desk") { Reason = "disk" };
        using var book = _temp.Orders();
        order = order with { Id = await book.GiveAsync(order, Cancellation), State = OrderState.Done, Answer = "held" };
        await CommitAsync(4, entry => entry with { Orders = [order], Events = [("stop", "SIGTERM")] });
    }

    private Task CommitAsync(int minute, Func<LedgerEntry, LedgerEntry> fill) =>
        _ledger.CommitAsync(fill(new LedgerEntry(Sample.Noon.AddMinutes(minute))), Cancellation);

    private static RoundMark Round(int number, string? why) =>
        new(number, Sample.Noon.AddMinutes(number), why, 2, 1, TimeSpan.FromSeconds(1));

    private async Task<string> KindsAsync(HistoryFilter filter) =>
        string.Join(' ', (await _reader.HistoryAsync(filter, Cancellation)).Select(happened => happened.Kind));

    private async Task<string> TellAsync(HistoryFilter filter) =>
        string.Join('\n', (await _reader.HistoryAsync(filter, Cancellation)).Select(Line));

    private static string Line(HistoryEvent happened) =>
        $"{happened.At:HH:mm} {happened.Round?.ToString() ?? "-"} {(happened.Node is null ? "" : happened.Node + " ")}{happened.Kind}: {happened.Detail}";
}
