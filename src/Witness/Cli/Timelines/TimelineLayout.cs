namespace Witness.Cli.Timelines;

/// <summary>How a line of the timeline is divided, to the last column: a name, cells, and what stands at its end. Pure.</summary>
internal sealed class TimelineLayout
{
    /// <summary>Fewer say nothing; a terminal that is narrower yet breaks the lines.</summary>
    private const int FewestCells = 10;

    private const int ShortestName = 8;
    private const int ShareWidth = 6;
    private const int ScaleWidth = 16;

    /// <summary>Divides a line.</summary>
    /// <param name="width">How many columns it has.</param>
    /// <param name="names">The names of the nodes.</param>
    /// <param name="showsLatency">True where a line of times follows each node's.</param>
    public TimelineLayout(int width, IReadOnlyList<string> names, bool showsLatency)
    {
        ShowsLatency = showsLatency;
        var longest = names.Select(name => name.Length).Append(showsLatency ? ShortestName : 0).Max();
        Name = Math.Min(longest, Math.Max(ShortestName, width / 4));
        End = showsLatency ? ScaleWidth : ShareWidth;
        Cells = Math.Max(FewestCells, width - Name - End - 2);
    }

    /// <summary>Columns of the name.</summary>
    public int Name { get; }

    /// <summary>Columns of the time, a cell each.</summary>
    public int Cells { get; }

    /// <summary>Columns of the line's end.</summary>
    public int End { get; }

    /// <summary>True where a line of times follows each node's.</summary>
    public bool ShowsLatency { get; }

    /// <summary>A line, laid out.</summary>
    /// <param name="name">What stands before the cells.</param>
    /// <param name="cells">The cells, of just that many columns.</param>
    /// <param name="end">What stands after them.</param>
    public IReadOnlyList<Cell> Line(Cell name, IEnumerable<Cell> cells, Cell end) =>
        [
            name with
            {
                Text = name.Text.PadRight(Name) + " ",
            },
            .. cells,
            end with
            {
                Text = " " + end.Text.PadLeft(End),
            },
        ];

    /// <summary>A name that is too long, without its middle: names that are alike begin alike and end differently.</summary>
    /// <param name="name">The name.</param>
    /// <param name="gap">What stands for what is left out.</param>
    public string Fit(string name, char gap)
    {
        var head = (Name - 1) / 2;
        return name.Length <= Name ? name : $"{name[..head]}{gap}{name[^(Name - 1 - head)..]}";
    }
}
