using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Tests.Status;

public sealed class CaseSpansTests
{
    private static readonly TimeSpan Within = TimeSpan.FromHours(1);

    /// <summary>
    /// The story in words of a letter and a minute: s a strike, F fence, W would fence, R records leave, X that fails, A
    /// records are back, O somebody else put them back. The cases as began-decided-back, in minutes.
    /// </summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("s0", "0")]
    [InlineData("s0 s1 s2 F2 R3", "0-2-out")]
    [InlineData("s0 s1 s2 F2 R3 s4 s300", "0-2-out")]
    [InlineData("s0 F0 R1 A90", "0-0-90")]
    [InlineData("s0 F0 R1 A90 s91", "0-0-90 91")]
    [InlineData("s0 F0 R1 O90 s500", "0-0-90 500")]
    [InlineData("s0 F0 R1 A90 A91 s92", "0-0-91 92")]
    [InlineData("s0 s60 s120", "0")]
    [InlineData("s0 s61 s122", "0 61 122")]
    [InlineData("s0 W0 s90 W90", "0-0 90-90")]
    [InlineData("s0 F0 X1 s30 F30 R31", "0-30-out")]
    [InlineData("R5 A9", "5-5-9")]
    [InlineData("A9", "")]
    [InlineData("s0 W0 s30 R40", "0-0-out")]
    public void A_case_begins_with_a_strike_and_ends_when_the_node_is_back(string story, string cases) =>
        Assert.Equal(cases, string.Join(' ', Of(story).Select(Words)));

    [Fact]
    public void Whoever_is_put_back_while_it_fails_has_a_new_case_from_then_on()
    {
        var spans = Of("s0 s10 s20 F20 R21 s30 A35 s40 s50");

        Assert.Equal(2, spans.Count);
        Assert.Equal((Site.Now, Minute(35)), (spans[0].Began, spans[0].Back));
        Assert.Equal(Minute(35).AddMilliseconds(1), spans[1].Began);
        Assert.Equal(spans[1].Began, spans[0].Until);
        Assert.Equal(Minute(50), spans[1].Last);
    }

    [Fact]
    public void What_a_case_left_behind_belongs_to_it_for_as_long_as_the_window()
    {
        Assert.Equal(Minute(60), Assert.Single(Of("s0")).Until);
        Assert.Equal(Minute(150), Assert.Single(Of("s0 F0 R1 A90")).Until);
        Assert.Null(Assert.Single(Of("s0 F0 R1")).Until);
    }

    private static IReadOnlyList<CaseSpan> Of(string story)
    {
        var steps = story
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => (Kind: step[0], At: Minute(int.Parse(step[1..], null))))
            .ToList();
        var strikes = steps.Where(step => step.Kind == 's').Select(step => step.At);
        return CaseSpans.Of("a", Within, Stretches(strikes), steps.Where(step => step.Kind != 's').Select(MoveOf));
    }

    private static List<StrikeStretch> Stretches(IEnumerable<DateTimeOffset> strikes)
    {
        List<StrikeStretch> stretches = [];
        foreach (var at in strikes)
        {
            if (stretches is [.., { } last] && at - last.Last <= Within)
            {
                stretches[^1] = last with { Last = at };
            }
            else
            {
                stretches.Add(new StrikeStretch("a", at, at));
            }
        }

        return stretches;
    }

    private static HistoryEvent MoveOf((char Kind, DateTimeOffset At) step) =>
        step.Kind switch
        {
            'F' => Verdict(step.At, VerdictKind.Fence),
            'W' => Verdict(step.At, VerdictKind.WouldFence),
            'O' => Verdict(step.At, VerdictKind.ReaddedOutside),
            'R' => Change(step.At, ChangeOutcome.Accepted, isRemoval: true),
            'X' => Change(step.At, ChangeOutcome.Failed, isRemoval: true),
            _ => Change(step.At, ChangeOutcome.Accepted, isRemoval: false),
        };

    private static HistoryEvent Verdict(DateTimeOffset at, VerdictKind kind) =>
        new(at, HistoryKinds.Verdict, "") { Verdict = new Verdict("a", kind, Rule.Strikes, "4 strikes") };

    private static HistoryEvent Change(DateTimeOffset at, ChangeOutcome outcome, bool isRemoval) =>
        new(at, HistoryKinds.Change, "")
        {
            Change = new RecordedChange(1, at, "a", DomainName.Parse("demo.test"), "files", "4 strikes")
            {
                Removed = isRemoval ? [Site.RecordOf("chitoge")] : [],
                Added = isRemoval ? [] : [Site.RecordOf("chitoge")],
                SnapshotId = 1,
                Outcome = outcome,
                Settled = at,
            },
        };

    private static string Words(CaseSpan span)
    {
        string?[] parts =
        [
            MinuteOf(span.Began),
            span.Decided is { } decided ? MinuteOf(decided) : null,
            span.IsOut ? "out"
            : span.Back is { } back ? MinuteOf(back)
            : null,
        ];
        return string.Join('-', parts.OfType<string>());
    }

    private static DateTimeOffset Minute(int minute) => Site.Now.AddMinutes(minute);

    private static string MinuteOf(DateTimeOffset at) => $"{(at - Site.Now).TotalMinutes:0}";
}
