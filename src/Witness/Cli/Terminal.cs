using Spectre.Console;

namespace Witness.Cli;

/// <summary>Where a command speaks to: a person at a terminal, who gets tables and colour, or a script, which gets plain lines.</summary>
internal sealed class Terminal
{
    /// <summary>The width of plain text, which nobody wraps.</summary>
    private const int PlainWidth = 100_000;

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
        _console = new Lazy<IAnsiConsole>(() => CreateConsole(output, isInteractive));
    }

    private readonly Lazy<IAnsiConsole> _console;

    /// <summary>Standard output, for plain lines and JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error, for messages of errors.</summary>
    public TextWriter Error { get; }

    /// <summary>True where a person looks: tables, colour and live progress.</summary>
    public bool IsInteractive { get; }

    /// <summary>Environment variables by name.</summary>
    public Func<string, string?> Environment { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Standard output for tables and colour. <c>NO_COLOR</c> is honoured.</summary>
    public IAnsiConsole Console => _console.Value;

    /// <summary>This process's own terminal.</summary>
    public static Terminal OfProcess(TimeProvider time) =>
        new(
            System.Console.Out,
            System.Console.Error,
            !System.Console.IsOutputRedirected,
            System.Environment.GetEnvironmentVariable,
            time
        );

    private static IAnsiConsole CreateConsole(TextWriter output, bool isInteractive)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
                Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        if (!isInteractive)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
