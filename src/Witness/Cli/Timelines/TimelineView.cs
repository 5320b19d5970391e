using System.Globalization;
using Spectre.Console;
using Witness.Core;
using Witness.Core.Timelines;

namespace Witness.Cli.Timelines;

/// <summary>The timeline for people: an axis, a line a node, and what its signs mean.</summary>
/// <param name="timeline">What is shown.</param>
/// <param name="layout">How its lines are divided.</param>
internal sealed class TimelineView(Timeline timeline, TimelineLayout layout)
{
    /// <summary>Lines after which the axis is out of sight and stands once more below.</summary>
    private const int LinesInSight = 20;

    private readonly TimelineAxis _axis = new(timeline.Since, timeline.Until, layout.Cells);

    /// <summary>Prints it.</summary>
    public void WriteTo(Terminal terminal)
    {
        terminal.Say(Heading(), hang: 0);
        foreach (var line in Lines(terminal.Draws))
        {
            terminal.Say(line);
        }

        foreach (var line in Legend(terminal.Draws, terminal.Width))
        {
            terminal.Say(line);
        }

        if (layout.ShowsLatency)
        {
            terminal.Say(
                $"{Sparkline.Range(terminal.Draws)}: how long the check took, its slowest address, the median of a cell; at the line's end the least, the median and the most",
                hang: 0
            );
        }

        if (timeline.Rows.All(row => row.Slices.All(slice => slice.State == TimelineState.NoData)))
        {
            terminal.Say("no round in this time says anything; witness status tells when the last one was");
        }
    }

    /// <summary>The picture, line by line, each just as wide as the layout.</summary>
    /// <param name="draws">True where more than ASCII can be shown.</param>
    public IReadOnlyList<IReadOnlyList<Cell>> Lines(bool draws)
    {
        List<IReadOnlyList<Cell>> rows = [.. timeline.Rows.SelectMany(row => LinesOf(row, draws))];
        var axis = layout.Line("", [new Cell(TimelineTicks.Of(_axis, draws ? '╷' : '|'), Color.Grey)], Grey("passed"));
        return rows.Count > LinesInSight ? [axis, .. rows, axis] : [axis, .. rows];
    }

    /// <summary>What the signs mean that stand in the picture.</summary>
    /// <param name="draws">True where more than ASCII can be shown.</param>
    /// <param name="width">How many columns a line has.</param>
    public IEnumerable<IReadOnlyList<Cell>> Legend(bool draws, int width)
    {
        var shown = timeline.Rows.SelectMany(row => row.Slices).Select(TimelineSign.Of).ToHashSet();
        List<Cell> line = [];
        foreach (var sign in TimelineSign.All.Where(shown.Contains))
        {
            var gap = line.Count == 0 ? "" : "   ";
            if (line.Sum(cell => cell.Text.Length) + gap.Length + sign.Word.Length + 2 > width)
            {
                yield return line;
                (line, gap) = ([], "");
            }

            line.AddRange([gap, sign.ToCell(draws), $" {sign.Word}"]);
        }

        yield return line;
    }

    private string Heading() =>
        $"{Minute(timeline.Since)} to {Minute(timeline.Until)} UTC, a cell is {Phrase.Of(_axis.Slice)}";

    private IEnumerable<IReadOnlyList<Cell>> LinesOf(TimelineRow row, bool draws)
    {
        yield return layout.Line(
            layout.Fit(row.Node, draws ? '…' : '~'),
            row.Slices.Select(slice => TimelineSign.Of(slice).ToCell(draws)),
            new Cell(Percent(row.Share), row.Failed > 0 ? null : Color.Grey)
        );
        if (layout.ShowsLatency)
        {
            var spark = new Sparkline(row);
            yield return layout.Line(Grey($"  {row.Check}"), [spark.ToText(draws)], Grey(spark.Scale()));
        }
    }

    private static Cell Grey(string text) => new(text, Color.Grey);

    private static string Minute(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Rounded down, so that only all is 100 %.</summary>
    private static string Percent(double? share) =>
        share is { } passed
            ? (Math.Floor(passed * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture) + "%"
            : "-";
}
