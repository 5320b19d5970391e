using Witness.Core.Rounds;
using Witness.Core.Tests.Doubles;
using Witness.Core.Timelines;
using Timeline = Witness.Core.Timelines.Timeline;

namespace Witness.Core.Tests.Timelines;

/// <summary>Minutes of one node as text in, cells as text out (<see cref="Minutes"/>).</summary>
public sealed class TimelineTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("..x.", "..x.")]
    [InlineData("?.vh.", "?.vh")]
    [InlineData("l.o.r..", "lor.")]
    [InlineData("lxoxrx.", "LOR.")]
    [InlineData("hxh?hvhn", "xhv_")]
    [InlineData("ovo?rvlv", "oorl")] // where it stood is known even of a round that saw nothing
    [InlineData(".n..", "._..")]
    public void A_slice_of_one_round_is_what_that_round_says(string minutes, string cells) =>
        Assert.Equal(cells, Cells(minutes, minutes: 4, slices: 4));

    [Theory]
    [InlineData("......x.....", "..x.")] // one strike among passes
    [InlineData("...xxxxlxoxoxoxoxo.o.", ".xLOo")]
    [InlineData("xl.o.o.", "Lo")]
    [InlineData("...l.o.o.o.o.o.o.r...", ".lor.")]
    [InlineData("o.o.r.r.x.", "rx")] // struck as it came back
    [InlineData("o.o.x", "x")]
    [InlineData("v..", ".")]
    [InlineData("vv.", "v")]
    [InlineData("?v.", "v")] // as many of each: the one that says least
    [InlineData("h.h..", "h")]
    [InlineData("vvx", "x")]
    [InlineData("nn.", "_")]
    [InlineData("__.", ".")] // time without rounds has no say
    public void A_slice_of_three_rounds_shows_what_matters_most(string minutes, string cells) =>
        Assert.Equal(cells, Cells(minutes, 3 * cells.Length, cells.Length));

    [Theory]
    [InlineData(".x.", 3, "....xxxx....")]
    [InlineData(".v_x", 4, "..vvvvxx")]
    [InlineData(".___.", 5, "....____..")] // silent for twice the interval: nobody was there
    public void A_slice_shorter_than_the_interval_shows_the_round_before_it(string rounds, int minutes, string cells) =>
        Assert.Equal(cells, Cells(rounds, minutes, cells.Length));

    [Fact]
    public void A_round_before_the_first_slice_speaks_for_it_and_is_not_counted()
    {
        var row = Row(Minutes.Of("x.."), Minutes.Start.AddSeconds(30), Minutes.Start.AddMinutes(3), 5);

        Assert.Equal("x....", Minutes.TextOf(row));
        Assert.Equal((2, 0), (row.Passed, row.Failed));
    }

    [Fact]
    public void A_round_at_the_end_belongs_to_what_comes_after()
    {
        var row = Row(Minutes.Of("..x"), Minutes.Start, Minutes.Start.AddMinutes(2), 2);

        Assert.Equal("..", Minutes.TextOf(row));
    }

    [Fact]
    public void Rounds_that_say_neither_pass_nor_fail_do_not_count()
    {
        var row = Row(Minutes.Of("..x?vnox"), 2);

        Assert.Equal((2, 2), (row.Passed, row.Failed));
        Assert.Equal(0.5, row.Share);
        Assert.Equal("1/3 1/1", string.Join(' ', row.Slices.Select(slice => $"{slice.Failed}/{slice.Rounds}")));
        Assert.Null(Row(Minutes.Of("?vn"), 2).Share);
    }

    [Fact]
    public void Rows_come_as_asked_for_and_names_have_no_case()
    {
        var timeline = Timeline.Of(Minutes.Of("x"), ["b", "A"], Minutes.Start, Minutes.Start.AddMinutes(1), 1, Minute);

        Assert.Equal("b=_ A=x", string.Join(' ', timeline.Rows.Select(row => $"{row.Node}={Minutes.TextOf(row)}")));
    }

    [Fact]
    public void Rounds_may_come_in_pieces_and_in_any_order()
    {
        var tally = new TimelineTally(["a"], new TimelineAxis(Minutes.Start, Minutes.Start.AddMinutes(4), 8), Minute);
        foreach (var round in Minutes.Of(".xl.o.").Reverse<RecordedRound>())
        {
            tally.Add([round]);
        }

        Assert.Equal("..xxlloo", Minutes.TextOf(Assert.Single(tally.ToTimeline().Rows)));
    }

    [Theory]
    [InlineData(24 * 60, 62)]
    [InlineData(7, 250)]
    [InlineData(36_500 * 24 * 60, 250)]
    public void Slices_follow_each_other_without_gaps(int minutes, int slices)
    {
        var axis = new TimelineAxis(Minutes.Start, Minutes.Start.AddMinutes(minutes), slices);

        Assert.Equal(Minutes.Start, axis.StartOf(0));
        Assert.Equal(axis.Until, axis.StartOf(slices));
        Assert.All(
            Enumerable.Range(0, slices),
            slice =>
            {
                Assert.Equal(slice, axis.IndexOf(axis.StartOf(slice)));
                Assert.Equal(slice, axis.IndexOf(axis.StartOf(slice + 1).AddTicks(-1)));
            }
        );
        Assert.Null(axis.IndexOf(axis.Since.AddTicks(-1)));
        Assert.Null(axis.IndexOf(axis.Until));
    }

    [Fact]
    public void A_time_that_ends_before_it_begins_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimelineAxis(Minutes.Start, Minutes.Start, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new TimelineAxis(Minutes.Start, Minutes.Start.AddMinutes(1), 0)
        );
    }

    private static string Cells(string rounds, int minutes, int slices) =>
        Minutes.TextOf(Row(Minutes.Of(rounds), Minutes.Start, Minutes.Start.AddMinutes(minutes), slices));

    private static TimelineRow Row(List<RecordedRound> rounds, int slices) =>
        Row(rounds, Minutes.Start, rounds[^1].Mark.At.AddMinutes(1), slices);

    private static TimelineRow Row(
        List<RecordedRound> rounds,
        DateTimeOffset since,
        DateTimeOffset until,
        int slices
    ) => Assert.Single(Timeline.Of(rounds, ["a"], since, until, slices, Minute).Rows);
}
