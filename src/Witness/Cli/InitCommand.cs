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

        var questions = new SetupQuestions(terminal);
        var (request, zone) = (new SetupInterview(options, parsed, questions).Hear(path), FoundZone.Nothing);
        if (!parsed.GetValue(options.NoLookup))
        {
            var aliases = new AliasInterview(questions);
            (request, zone) = await FirstConfiguration.LookUpAsync(request, aliases, terminal.Time, cancellation);
        }

        var nodes = NodeGrouping.Of(request.Nodes, zone.Addresses);
        if (nodes.Count == 0)
        {
            throw NoNodes(request, zone);
        }

        var configuration = FirstConfiguration.Write(request, zone, nodes, overwrite, terminal.Time.GetUtcNow());
        Tell(terminal, request, zone, nodes, configuration);
        return Exit.Well;
    }

    private static UsageException NoNodes(SetupRequest request, FoundZone zone)
    {
        var aliases = string.Concat(zone.Aliases.Select(alias => $" ({AliasAdvice.For(alias, request)})"));
        return new UsageException(
            $"no address stands under {Phrase.List([.. request.Names.Select(name => name.Text)])}{aliases}: name the names in rotation with --names, or the nodes with --node NAME=ADDRESS[,ADDRESS]"
        );
    }

    private static void Tell(
        Terminal terminal,
        SetupRequest request,
        FoundZone zone,
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

        foreach (var alias in zone.Aliases.Where(alias => !request.Names.Contains(AliasAdvice.TargetOf(alias))))
        {
            terminal.Say($"  left out: {AliasAdvice.For(alias, request)}");
        }

        foreach (var step in NextSteps.After(request.Path, configuration, terminal.Environment))
        {
            terminal.Say(step);
        }
    }
}
