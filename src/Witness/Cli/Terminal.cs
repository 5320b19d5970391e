using System.Globalization;
using Spectre.Console;

namespace Witness.Cli;

/// <summary>Where a command speaks to: a person at a terminal, who gets tables and colour, or a script, which gets plain lines.</summary>
internal sealed class Terminal
{
    /// <summary>The width of a plain picture, where nobody says another.</summary>
    private const int PictureWidth = 80;

    private readonly Lazy<IAnsiConsole> _console;
    private string? _page;

    /// <summary>A place to speak to.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isInteractive">True where a person looks.</param>
    /// <param name="environment">Environment variables by name.</param>
    /// <param name="time">The clock.</param>
    public Terminal(
        TextWriter output,
        TextWriter error,
        bool isInteractive,
        Func<string, string?> environment,
        TimeProvider time
    )
    {
        Output = output;
        Error = error;
        IsInteractive = isInteractive;
        Environment = environment;
        Time = time;
        _console = new Lazy<IAnsiConsole>(() => TerminalConsole.Create(Output, IsInteractive, HasColour));
    }

    /// <summary>Standard output, for plain lines and JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error, for messages of errors.</summary>
    public TextWriter Error { get; }

    /// <summary>True where a person looks: tables, colour and live progress.</summary>
    public bool IsInteractive { get; }

    /// <summary>True where a person sees the errors as well.</summary>
    public bool ShowsErrors { get; init; }

    /// <summary>True where that person can answer a question.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Environment variables by name.</summary>
    public Func<string, string?> Environment { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Standard output for tables and colour. <c>NO_COLOR</c> is honoured.</summary>
    public IAnsiConsole Console => _console.Value;

    /// <summary>The columns that a picture has: the terminal's; without one <c>COLUMNS</c>, else 80.</summary>
    public int Width =>
        IsInteractive ? Console.Profile.Width
        : int.TryParse(Environment("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            ? Math.Clamp(columns, 1, TerminalConsole.PlainWidth)
        : PictureWidth;

    /// <summary>
    /// True where more than ASCII can be shown: to a person who has not asked for plain text, at a terminal that has the
    /// characters (the kernel's own console has not), in a locale of UTF-8.
    /// </summary>
    public bool Draws =>
        HasColour
        && Environment("TERM") is not (null or "" or "dumb" or "linux")
        && TerminalLocale.IsUtf8(Environment)
        && Output.Encoding.WebName.StartsWith("utf", StringComparison.OrdinalIgnoreCase);

    /// <summary>This process's own terminal.</summary>
    public static Terminal OfProcess(TimeProvider time) =>
        new(
            System.Console.Out,
            System.Console.Error,
            !System.Console.IsOutputRedirected,
            System.Environment.GetEnvironmentVariable,
            time
        )
        {
            ShowsErrors = !System.Console.IsErrorRedirected,
            CanAsk = !System.Console.IsOutputRedirected && !System.Console.IsInputRedirected,
        };

    /// <summary>Prints a text: wrapped between words for a person, as one line for a script.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hang">How far the lines after the first are indented.</param>
    /// <param name="colour">Its colour; null for the terminal's own.</param>
    public void Say(string text, int hang = 4, Color? colour = null) => Say(new Cell("", colour), text, hang, colour);

    /// <summary>Prints a text behind a head that has a colour of its own, and hangs from it.</summary>
    public void Say(Cell head, string text) => Say(head, text, head.Text.Length, colour: null);

    /// <summary>Prints a line that is laid out already.</summary>
    public void Say(IReadOnlyList<Cell> line)
    {
        if (!IsInteractive)
        {
            Output.WriteLine(string.Concat(line.Select(cell => cell.Text)).TrimEnd());
            return;
        }

        var spoken = new Paragraph();
        foreach (var cell in line)
        {
            spoken.Append(cell.Text, new Style(cell.Colour));
        }

        Console.Write(spoken.Append("\n"));
    }

    /// <summary>
    /// Prints what may be longer than the screen. Where a person looks and it is, it goes to the pager, once the command has
    /// ended (<see cref="ShowPageAsync"/>): what a person types is the pager's then, and no longer the command's.
    /// </summary>
    /// <param name="say">Prints it.</param>
    /// <param name="isPaged">False to print it at once, however long it is.</param>
    public void SayAtLength(Action<Terminal> say, bool isPaged)
    {
        if (!IsInteractive || !isPaged || Pager.CommandOf(Environment) is null)
        {
            say(this);
            return;
        }

        using var text = new StringWriter();
        say(WithOutput(text));
        var page = text.ToString();
        if (page.AsSpan().Count('\n') < Console.Profile.Height)
        {
            Output.Write(page);
        }
        else
        {
            _page = page;
        }
    }

    /// <summary>Shows what a command has left for the pager.</summary>
    public Task ShowPageAsync() =>
        _page is { } page && Pager.CommandOf(Environment) is { } command
            ? Pager.ShowAsync(this, command, page)
            : Task.CompletedTask;

    /// <summary>Prints what went wrong to standard error, behind the program's name.</summary>
    public void Complain(string text)
    {
        var line = $"witness: {text}";
        Error.WriteLine(
            IsInteractive && ShowsErrors ? string.Join('\n', Wrapping.Lines(line, Console.Profile.Width, 4)) : line
        );
    }

    private void Say(Cell head, string text, int hang, Color? colour)
    {
        if (!IsInteractive)
        {
            Output.WriteLine(head.Text + text);
            return;
        }

        var lines = string.Join('\n', Wrapping.Lines(head.Text + text, Console.Profile.Width, hang));
        var spoken = new Paragraph();
        var split = Math.Min(head.Text.Length, lines.Length);
        spoken.Append(lines[..split], new Style(head.Colour)).Append(lines[split..] + "\n", new Style(colour));
        Console.Write(spoken);
    }

    /// <summary>The same terminal, of which the output is kept: as wide, and as colourful.</summary>
    private Terminal WithOutput(TextWriter output)
    {
        var kept = new Terminal(output, Error, IsInteractive, Environment, Time);
        TerminalConsole.MakeAlike(kept.Console, Console);
        return kept;
    }

    /// <summary>Any value but the empty one means no colour (https://no-color.org).</summary>
    private bool HasColour => IsInteractive && string.IsNullOrEmpty(Environment("NO_COLOR"));
}
