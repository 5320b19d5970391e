using System.CommandLine;
using System.CommandLine.Completions;

namespace Witness.Cli;

/// <summary>The command line: every command, the exit codes, and errors as sentences.</summary>
internal static class CommandLine
{
    /// <summary>How long a command may take to end well after Ctrl+C or SIGTERM: longer than the daemon asks for.</summary>
    private static readonly TimeSpan Patience = Hosting.Daemon.StopWithin + TimeSpan.FromSeconds(5);

    /// <summary>A word that begins with @ is the apex of a zone, and no file with more words.</summary>
    private static readonly ParserConfiguration Literally = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command.</summary>
    /// <returns>The exit code (<see cref="Exit"/>).</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        var root = Create(terminal);
        var parsed = root.Parse(args, Literally);
        if (args.Count > 0 && !IsForShell(root, parsed) && Misspelling.Of(parsed) is { Count: > 0 } sentences)
        {
            sentences.ToList().ForEach(terminal.Complain);
            return Exit.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = args.Count == 0 ? terminal.Error : terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Patience,
        };
        try
        {
            var code = await parsed.InvokeAsync(invocation); // without any word, it prints the help
            await terminal.ShowPageAsync();
            return args.Count == 0 ? Exit.Usage : code;
        }
        catch (Exception error)
        {
            terminal.Complain(Failure.SentenceOf(error, terminal.Environment));
            return Failure.ExitOf(error);
        }
    }

    /// <summary>Every command and option there is.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand(
            "Makes DNS round robin safe: checks every node, and takes a dead one's records out of DNS."
        );
        root.Options.Add(ConfigurationOption.Create());
        foreach (var command in Commands(terminal))
        {
            root.Subcommands.Add(command);
        }

        NodeCompletion.AddTo(root, terminal);
        return root;
    }

    /// <summary>True where a shell asks for completions, <c>[suggest:POSITION] "witness rem"</c>: a line that is not finished.</summary>
    private static bool IsForShell(RootCommand root, ParseResult parsed) =>
        root.Directives.OfType<SuggestDirective>().Any(directive => parsed.GetResult(directive) is not null);

    private static IEnumerable<Command> Commands(Terminal terminal) =>
        [
            InitCommand.Create(terminal),
            RunCommand.Create(terminal),
            CheckCommand.Create(terminal),
            StatusCommand.Create(terminal),
            HistoryCommand.Create(terminal),
            WhyCommand.Create(terminal),
            TimelineCommand.Create(terminal),
            ReaddCommand.Create(terminal),
            RemoveCommand.Create(terminal),
            HoldCommand.Create(terminal),
            ReleaseCommand.Create(terminal),
            FreezeCommand.Create(terminal),
            ThawCommand.Create(terminal),
            ForgetCommand.Create(terminal),
            PlanCommand.Create(terminal),
            SimulateCommand.Create(terminal),
            ExportCommand.Create(terminal),
            ZoneCommand.Create(terminal),
            RehearseCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            NoticesCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            SchemaCommand.Create(terminal),
            DemoCommand.Create(terminal),
            ManualCommand.Create(terminal),
        ];
}
