using Spectre.Console;
using Witness.Cli;
using Witness.Cli.Timelines;
using Witness.Core.Timelines;

namespace Witness.Tests.Cli.Timelines;

public sealed class TimelineViewTests
{
    private static readonly TimelineState[] Night =
    [
        TimelineState.Passed,
        TimelineState.Failed,
        TimelineState.Leaving,
        TimelineState.Out,
        TimelineState.Returning,
        TimelineState.Held,
        TimelineState.Void,
        TimelineState.Unknown,
        TimelineState.NoData,
        TimelineState.Passed,
    ];

    [Fact]
    public void Each_cell_has_the_shape_and_the_colour_of_its_state()
    {
        var cells = ViewOf(Row("rin", Night)).Lines(draws: true)[1].Skip(1).SkipLast(1).ToList();

        Assert.Equal("━╳╲░╱═┄?·━", string.Concat(cells.Select(cell => cell.Text)));
        Assert.Equal(
            [Color.Green, Color.Red, Color.Yellow, Color.Yellow, Color.Yellow, Color.Aqua, Color.Fuchsia],
            cells.Take(7).Select(cell => cell.Colour!.Value)
        );
    }

    [Fact]
    public void The_axis_stands_below_as_well_where_the_rows_push_it_out_of_sight()
    {
        Assert.Equal(4, LinesOf(nodes: 3).Count);

        var many = LinesOf(nodes: 21);

        Assert.Equal(23, many.Count);
        Assert.Equal(many[0], many[^1]);
    }

    [Fact]
    public void The_legend_tells_of_what_is_in_the_picture_and_of_nothing_else()
    {
        var view = ViewOf(Row("rin", [.. Enumerable.Repeat(TimelineState.Passed, 9), TimelineState.Failed]));

        Assert.Equal("━ passed   ╳ strike", TextOf(Assert.Single(view.Legend(draws: true, width: 40))));
    }

    private static List<string> LinesOf(int nodes)
    {
        var rows = Enumerable.Range(1, nodes).Select(number => Row($"web{number}", Night)).ToArray();
        return [.. ViewOf(rows).Lines(draws: false).Select(TextOf)];
    }

    private static TimelineView ViewOf(params TimelineRow[] rows) =>
        new(
            new Timeline(Site.Now.AddMinutes(-10), Site.Now, rows),
            new TimelineLayout(width: 0, [.. rows.Select(row => row.Node)], showsLatency: false)
        );

    private static TimelineRow Row(string node, TimelineState[] states) =>
        new(node, [.. states.Select(state => new TimelineSlice(Site.Now, state, Latency: null, Failed: 0, Rounds: 1))]);

    private static string TextOf(IReadOnlyList<Cell> line) => string.Concat(line.Select(cell => cell.Text));
}
