using System.CommandLine;
using Spectre.Console;
using Witness.Checks.Ping;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Nodes;
using Witness.Hosting;

namespace Witness.Cli;

/// <summary><c>witness check [NODE…]</c>: asks every check now, once, and records nothing.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var nodes = NodeArgument.Many();
        var json = JsonOption.Create();
        var command = new Command("check", "Ask every check now, once, and print the answers; records nothing.")
        {
            nodes,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(parsed, terminal, parsed.GetValue(nodes) ?? [], parsed.GetValue(json), cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Terminal terminal,
        string[] names,
        bool json,
        CancellationToken cancellation
    )
    {
        var configuration = ConfigurationOption.Load(parsed, terminal);
        using var checks = new NodeChecks(terminal.Time);
        var fleet = FleetBuilder.Build(configuration, checks);
        var nodes = (names.Length == 0 ? fleet.Nodes : [.. names.Select(name => Find(fleet, name))])
            .Select(node => node with { Retry = new Retry(0, TimeSpan.Zero) })
            .ToList();
        var observer = new Observer(
            configuration.Round.Concurrency,
            configuration.Round.Every,
            new Random(),
            terminal.Time
        );
        var observations =
            terminal.IsInteractive && !json
                ? await terminal
                    .Console.Status()
                    .StartAsync(
                        $"asking {Phrase.Of(nodes.Sum(node => node.Checks.Count), "check")}",
                        _ => observer.ObserveAsync(nodes, cancellation)
                    )
                : await observer.ObserveAsync(nodes, cancellation);
        if (json)
        {
            JsonOption.Write(terminal, ShapeOf(observations), JsonShapes.Default.ChecksShape);
        }
        else
        {
            Write(terminal, observations, checks.Icmp);
        }

        return observations.SelectMany(one => one.Results).Any(result => result.Outcome == CheckOutcome.Failed)
            ? Exit.No
            : Exit.Well;
    }

    private static Node Find(Fleet fleet, string name) =>
        fleet.Find(name) ?? throw NodeArgument.Unknown(name, fleet.Nodes.Select(node => node.Name));

    private static ChecksShape ShapeOf(IReadOnlyList<Observation> observations) =>
        new([
            .. observations.Select(one => new CheckedNodeShape(
                one.Node.Name,
                CheckShape.PassedOf(one.Outcome),
                [.. one.Results.Select(CheckShape.Of)]
            )),
        ]);

    private static void Write(Terminal terminal, IReadOnlyList<Observation> observations, Icmp icmp)
    {
        var idle = observations.Where(one => one.Results.Count == 0).Select(one => one.Node.Name).ToList();
        if (idle.Count < observations.Count)
        {
            WriteAnswers(terminal, observations, icmp);
        }

        if (idle.Count > 0)
        {
            terminal.Say($"no check is configured for {Phrase.List(idle)}");
        }
    }

    private static void WriteAnswers(Terminal terminal, IReadOnlyList<Observation> observations, Icmp icmp)
    {
        var sheet = new Sheet("NODE", "CHECK", "ADDRESS", "ANSWER", "TOOK", "DETAIL");
        foreach (
            var (node, result) in observations.SelectMany(one => one.Results, (one, result) => (one.Node.Name, result))
        )
        {
            sheet.Add(
                node,
                result.Check,
                result.Address.ToString(),
                AnswerOf(result, icmp),
                Phrase.Of(result.Took),
                result.Detail
            );
        }

        sheet.WriteTo(terminal);
    }

    private static Cell AnswerOf(CheckResult result, Icmp icmp) =>
        result.Outcome switch
        {
            CheckOutcome.Passed => new Cell("passed", Color.Green),
            CheckOutcome.Failed => new Cell("failed", Color.Red),
            _ when result.Check == "ping"
                    && icmp.Availability(result.Address.AddressFamily).Mode == IcmpMode.Unavailable => new Cell(
                "not asked",
                Color.Yellow
            ),
            _ => new Cell("unknown", Color.Yellow),
        };
}
