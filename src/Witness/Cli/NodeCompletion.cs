using System.CommandLine;
using System.CommandLine.Completions;

namespace Witness.Cli;

/// <summary>Lets a shell complete the names of nodes, out of the configuration.</summary>
internal static class NodeCompletion
{
    /// <summary>Adds it to every argument of a command, and of those below it, that takes a node.</summary>
    public static void AddTo(Command command, Terminal terminal)
    {
        foreach (var argument in command.Arguments.Where(argument => argument.Name == NodeArgument.Name))
        {
            argument.CompletionSources.Add(context =>
                NamesOf(context.ParseResult, terminal).Select(name => new CompletionItem(name))
            );
        }

        foreach (var below in command.Subcommands)
        {
            AddTo(below, terminal);
        }
    }

    private static IEnumerable<string> NamesOf(ParseResult parsed, Terminal terminal)
    {
        try
        {
            return ConfigurationOption.Load(parsed, terminal).Nodes.Select(node => node.Name);
        }
        catch (UsageException)
        {
            return []; // the command itself will tell, once it is typed in full
        }
    }
}
