using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Witness.Cli;

/// <summary>The program that a person pages through long texts with.</summary>
internal static class Pager
{
    /// <summary>What to page with; before the one of all programs.</summary>
    public const string Variable = "WITNESS_PAGER";

    /// <summary>Leaves what fits on the screen where it is, and keeps colours.</summary>
    private const string Usual = "less -FRX";

    private const int NotExecutable = 126;
    private const int NotFound = 127;

    /// <summary>The command, for a shell; null where nothing is to be paged.</summary>
    public static string? CommandOf(Func<string, string?> environment)
    {
        var named = environment(Variable) ?? environment("PAGER");
        return environment("TERM") == "dumb" ? null
            : named is null
                ? IsThere("less", environment) ? Usual
                    : null
            : named is "" or "cat" ? null
            : named;
    }

    /// <summary>Shows a text until the person has seen enough. Keys such as Ctrl+C are the pager's meanwhile.</summary>
    /// <param name="terminal">Where the text goes if the pager cannot be had.</param>
    /// <param name="command">The command, for a shell.</param>
    /// <param name="text">The text.</param>
    public static async Task ShowAsync(Terminal terminal, string command, string text)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var pager = Process.Start(StartOf(command, terminal.Environment))!;
        try
        {
            await pager.StandardInput.WriteAsync(text);
            pager.StandardInput.Close();
        }
        catch (IOException)
        {
            // Whoever has seen enough quits before the end.
        }

        await pager.WaitForExitAsync();
        if (pager.ExitCode is NotFound or NotExecutable)
        {
            await terminal.Output.WriteAsync(text);
            terminal.Complain(
                $"the pager '{command}' cannot be run: set {Variable} to one that can, or to nothing to page no more"
            );
        }
    }

    private static ProcessStartInfo StartOf(string command, Func<string, string?> environment)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (environment("LESS") is null)
        {
            start.Environment["LESS"] = "FRX"; // as git has it: $PAGER says "less" as a rule, and colours are meant
        }

        return start;
    }

    private static bool IsThere(string program, Func<string, string?> environment) =>
        (environment("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Any(directory => File.Exists(Path.Combine(directory, program)));
}
