using Spectre.Console;

namespace Witness.Cli;

/// <summary>The console of the library that tables and colour are printed with.</summary>
internal static class TerminalConsole
{
    /// <summary>The width of plain text, which nobody wraps.</summary>
    public const int PlainWidth = 100_000;

    /// <summary>A console.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="isInteractive">True where a person looks.</param>
    /// <param name="hasColour">True where colour is wanted.</param>
    public static IAnsiConsole Create(TextWriter output, bool isInteractive, bool hasColour)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = hasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        if (!isInteractive)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }

    /// <summary>Makes a console as wide and as colourful as another.</summary>
    public static void MakeAlike(IAnsiConsole console, IAnsiConsole other)
    {
        console.Profile.Width = other.Profile.Width;
        console.Profile.Capabilities.Ansi = other.Profile.Capabilities.Ansi;
        console.Profile.Capabilities.ColorSystem = other.Profile.Capabilities.ColorSystem;
    }
}
