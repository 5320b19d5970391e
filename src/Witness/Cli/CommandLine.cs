using System.CommandLine;
using Witness.Hosting;
using Witness.Ledger;

namespace Witness.Cli;

/// <summary>The command line: every command, the exit codes, and errors as sentences.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <returns>The exit code (<see cref="Exit"/>).</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        var parsed = Create(terminal).Parse(args);
        var invocation = new InvocationConfiguration
        {
            Output = parsed.Errors.Count > 0 ? terminal.Error : terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // the daemon's host stops on signals by itself
        };
        try
        {
            var code = await parsed.InvokeAsync(invocation);
            return parsed.Errors.Count > 0 ? Exit.Usage : code;
        }
        catch (Exception error) when (error is UsageException or HostingException)
        {
            await terminal.Error.WriteLineAsync($"witness: {error.Message}");
            return Exit.Usage;
        }
        catch (LedgerException error)
        {
            await terminal.Error.WriteLineAsync($"witness: {error.Message}");
            return Exit.No;
        }
    }

    private static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand(
            "Makes DNS round robin safe: checks every node, and takes a dead one's records out of DNS."
        );
        root.Options.Add(ConfigurationOption.Create());
        foreach (var command in Commands(terminal))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static IEnumerable<Command> Commands(Terminal terminal) =>
        [
            RunCommand.Create(terminal),
            CheckCommand.Create(terminal),
            StatusCommand.Create(terminal),
            HistoryCommand.Create(terminal),
            WhyCommand.Create(terminal),
            ReaddCommand.Create(terminal),
            RemoveCommand.Create(terminal),
            HoldCommand.Create(terminal),
            ReleaseCommand.Create(terminal),
            FreezeCommand.Create(terminal),
            ThawCommand.Create(terminal),
            ForgetCommand.Create(terminal),
            PlanCommand.Create(terminal),
            ZoneCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            DemoCommand.Create(terminal),
        ];
}
