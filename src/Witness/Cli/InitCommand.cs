using System.CommandLine;
using Witness.Configuration;
using Witness.Core;
using Witness.Setup;

namespace Witness.Cli;

/// <summary><c>witness init</c>: writes a first configuration, with the nodes that the zone publishes now.</summary>
internal static class InitCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("init", "Write a first configuration, with the nodes that the zone publishes now.");
        var options = new SetupOptions();
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => RunAsync(parsed, options, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        SetupOptions options,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var path = options.PathOf(parsed, ConfigurationOption.NamedIn(parsed), terminal.Environment);
        var overwrite = parsed.GetValue(options.Force);
        if (File.Exists(path) && !overwrite)
        {
            throw ConfigurationWriter.Present(path);
        }

        var request = new SetupInterview(options, parsed, new SetupQuestions(terminal)).Hear(path);
        var zone = parsed.GetValue(options.NoLookup)
            ? FoundZone.Nothing
            : await FirstConfiguration.LookUpAsync(request, terminal.Time, cancellation);
        var nodes = NodeGrouping.Of(request.Nodes, zone.Addresses);
        if (nodes.Count == 0)
        {
            throw new UsageException(
                $"no address stands under {Phrase.List([.. request.Names.Select(name => name.Text)])}: name the names in rotation with --names, or the nodes with --node NAME=ADDRESS[,ADDRESS]"
            );
        }

        var configuration = FirstConfiguration.Write(request, zone, nodes, overwrite, terminal.Time.GetUtcNow());
        Tell(terminal, request, nodes, configuration);
        return Exit.Well;
    }

    private static void Tell(
        Terminal terminal,
        SetupRequest request,
        IReadOnlyList<FoundNode> nodes,
        WitnessConfiguration configuration
    )
    {
        terminal.Say(
            $"{request.Path}: written, and good: mode observe, zone {request.Zone}, {Phrase.Of(nodes.Count, "node")}"
        );
        foreach (var node in nodes)
        {
            terminal.Say(
                $"  {node.Name}: {Phrase.List([.. node.Addresses.Select(address => address.ToString())])}, {node.Why}"
            );
        }

        foreach (var step in NextSteps.After(request.Path, configuration, terminal.Environment))
        {
            terminal.Say(step);
        }
    }
}
