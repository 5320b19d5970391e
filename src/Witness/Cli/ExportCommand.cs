using System.CommandLine;
using Witness.Export;

namespace Witness.Cli;

/// <summary>
/// <c>witness export gdnsd|json [--to FILE]</c>: the witness's word on every node as a state file, for programs that send users
/// to nodes by other means than the zones that it changes.
/// </summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        new("export", "Tell other programs which nodes serve.")
        {
            CreateFor(
                "gdnsd",
                "Write a line an address, UP or DOWN, for gdnsd's plug-in extfile.",
                GdnsdFile.TextOf,
                terminal
            ),
            CreateFor("json", "Write one JSON object, for scripts.", JsonFile.TextOf, terminal),
        };

    private static Command CreateFor(
        string format,
        string description,
        Func<ExportedFleet, string> textOf,
        Terminal terminal
    )
    {
        var to = new Option<string?>("--to")
        {
            Description =
                "The file to write: replaced whole, and left alone where nothing has changed. Default: print.",
            HelpName = "FILE",
        };
        var command = new Command(format, description) { to };
        command.SetAction(
            (parsed, cancellation) => RunAsync(parsed, terminal, textOf, parsed.GetValue(to), cancellation)
        );
        return command;
    }

    /// <summary>
    /// Old knowledge is written all the same: it takes nobody out who was not out before, and may let go of who only would be
    /// (<see cref="Status.NodeVerdict"/>).
    /// </summary>
    private static async Task<int> RunAsync(
        ParseResult parsed,
        Terminal terminal,
        Func<ExportedFleet, string> textOf,
        string? to,
        CancellationToken cancellation
    )
    {
        using var view = ConfigurationOption.OpenLedger(parsed, terminal);
        var fleet = await ExportedFleet.ReadAsync(view, terminal.Time.GetUtcNow(), cancellation);
        if (to is null)
        {
            terminal.Output.Write(textOf(fleet));
        }
        else
        {
            StateFile.Hold(to, textOf(fleet));
        }

        if (fleet.Trouble is { } trouble)
        {
            terminal.Complain($"{trouble}; what is exported is the last that was known");
        }

        return fleet.Trouble is null ? Exit.Well : Exit.No;
    }
}
