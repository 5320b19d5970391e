using System.CommandLine;
using Witness.Cli.Manual;

namespace Witness.Cli;

/// <summary><c>witness manual</c>: prints witness(1), for whoever makes packages. Nobody else needs it, so the help is silent on it.</summary>
internal static class ManualCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("manual", "Print the manual page, for man(1) to read.") { Hidden = true };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(ManualPage.Of(parsed.RootCommandResult.Command));
            return Exit.Well;
        });
        return command;
    }
}
