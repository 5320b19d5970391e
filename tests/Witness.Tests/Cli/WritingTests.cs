using Witness.Cli;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Tests.Cli;

public sealed class WritingTests
{
    [Theory]
    [InlineData("one two three", 40, 2, "one two three")]
    [InlineData("the quick brown fox jumps over", 22, 2, "the quick brown fox|  jumps over")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", 24, 4, "aaaaaaaaaaaaaaaaaaaaaaaa|    aaaaaaaaaaaaaaaa b")]
    [InlineData("first\nsecond", 40, 4, "first|    second")]
    [InlineData("", 40, 4, "")]
    public void Text_is_wrapped_between_words_and_hangs(string text, int width, int hang, string lines) =>
        Assert.Equal(lines, string.Join('|', Wrapping.Lines(text, width, hang)));

    [Fact]
    public void A_night_of_equal_strikes_is_a_line_a_node()
    {
        var night = Enumerable
            .Range(0, 60)
            .SelectMany(minute => new[] { Strike(minute, "a", "x"), Strike(minute, "b", "y") });

        var runs = EventRuns.Of([
            .. night,
            Strike(60, "a", "z"),
            new HistoryEvent(Site.Now, "verdict", "fence"),
            Strike(61, "a", "x"),
        ]);

        Assert.Equal("a x 60, b y 60, a z 1, fence 1, a x 1", string.Join(", ", runs.Select(Words)));
        Assert.Equal(Site.Now.AddMinutes(59), runs[0].Last);
    }

    [Fact]
    public void A_night_of_flapping_is_two_lines()
    {
        var night = Enumerable
            .Range(0, 60)
            .Select(minute =>
                minute % 2 == 0
                    ? Strike(minute, "a", "x")
                    : Strike(minute, "a", $"passes again: {minute} ms") with
                    {
                        Kind = HistoryKinds.Recovery,
                    }
            );

        Assert.Equal([30, 30], EventRuns.Of([.. night]).Select(run => run.Count));
    }

    [Fact]
    public void A_notice_is_kept_unless_it_repeats_what_was_said_of_its_node()
    {
        HistoryEvent[] events =
        [
            Verdict("a", "4 strikes within 1 h"),
            Notice("a", "a is Out (4 strikes within 1 h): - www A 192.0.2.1"),
            Notice("b", "b is Out (4 strikes within 1 h): - www A 192.0.2.2"),
            Notice("a", "a is still leaving: 503 Service Unavailable"),
        ];

        Assert.Equal(
            ["4 strikes within 1 h", .. events[2..].Select(one => one.Detail)],
            EventEchoes.Without(events).Select(one => one.Detail)
        );
    }

    private static HistoryEvent Strike(int minute, string node, string detail) =>
        new(Site.Now.AddMinutes(minute), HistoryKinds.Strike, detail) { Node = node };

    private static HistoryEvent Verdict(string node, string reason) =>
        new(Site.Now, HistoryKinds.Verdict, reason)
        {
            Node = node,
            Verdict = new Core.Stonith.Verdict(node, Core.Stonith.VerdictKind.Fence, Core.Stonith.Rule.Strikes, reason),
        };

    private static HistoryEvent Notice(string node, string text) =>
        new(Site.Now, HistoryKinds.Notice, text) { Node = node };

    private static string Words(EventRun run) =>
        $"{(run.First.Node is null ? "" : run.First.Node + " ")}{run.First.Detail} {run.Count}";
}
