using Spectre.Console;

namespace Witness.Cli;

/// <summary>Rows under headings: a table at a terminal, aligned plain columns elsewhere.</summary>
/// <param name="headings">The columns' headings.</param>
internal sealed class Sheet(params string[] headings)
{
    private readonly List<Cell[]> _rows = [];

    /// <summary>Adds a row, a cell a column.</summary>
    public void Add(params Cell[] cells) => _rows.Add(cells);

    /// <summary>Prints all rows.</summary>
    public void WriteTo(Terminal terminal)
    {
        if (terminal.IsInteractive)
        {
            WriteTable(terminal.Console);
        }
        else
        {
            WriteLines(terminal.Output);
        }
    }

    private void WriteTable(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(Color.Grey))));
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.Text, new Style(cell.Colour))));
        }

        console.Write(table);
    }

    private void WriteLines(TextWriter output)
    {
        var lines = _rows
            .Select(row => row.Select(cell => cell.Text.ReplaceLineEndings("; ")).ToArray())
            .Prepend(headings)
            .ToList();
        var widths = headings.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        }
    }
}

/// <summary>A text in a sheet, with the colour it has at a terminal.</summary>
/// <param name="Text">The text.</param>
/// <param name="Colour">The colour; null for the terminal's own.</param>
internal sealed record Cell(string Text, Color? Colour = null)
{
    /// <summary>A text in the terminal's own colour.</summary>
    public static implicit operator Cell(string text) => new(text);
}
