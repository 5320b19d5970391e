using System.CommandLine;
using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>
/// <c>witness plan</c>: what the next round would do with the strikes as they are, were every node to answer as it did last.
/// Changes nothing.
/// </summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var json = JsonOption.Create();
        var command = new Command("plan", "Show what the next round would change in DNS, with the strikes as they are.")
        {
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var view = LedgerView.Open(parsed, terminal);
                var memory = await view.Ledger.RecallAsync(cancellation);
                var answers = await view.Ledger.AnswersAsync(cancellation);
                var thought = Think(view, memory, answers, terminal.Time.GetUtcNow());
                var changes = Changes(view, thought).ToList();
                if (parsed.GetValue(json))
                {
                    JsonOption.Write(terminal, ShapeOf(thought, changes), JsonShapes.Default.PlanShape);
                }
                else
                {
                    Write(terminal, thought, changes);
                }

                return Exit.Well;
            }
        );
        return command;
    }

    private static Deliberation Think(
        LedgerView view,
        Recollection memory,
        IReadOnlyList<NodeAnswers> answers,
        DateTimeOffset now
    )
    {
        var byNode = answers.ToDictionary(one => one.Node, one => one.Results, StringComparer.OrdinalIgnoreCase);
        var observations = view
            .Fleet.Nodes.Select(node => new Observation(node, byNode.GetValueOrDefault(node.Name) ?? []))
            .ToList();
        var thought = new Deliberation(memory, now);
        StrikeCounter.Count(thought, [], isVoid: true, view.Policy);
        if (memory.LastRound is { Void: null })
        {
            new StonithPolicy(view.Fleet, view.Policy).Judge(thought, observations);
        }

        return thought;
    }

    private static IEnumerable<(ZoneReading Reading, Standing Standing, ZonePlan Plan)> Changes(
        LedgerView view,
        Deliberation thought
    )
    {
        var planner = new ZonePlanner(view.Fleet, view.Policy);
        var all = thought.Standings.Values.ToList();
        foreach (var standing in all.Where(one => one.IsMoving))
        {
            foreach (
                var reading in view
                    .Fleet.Zones.Select(zone => thought.Readings.GetValueOrDefault(zone.Name))
                    .OfType<ZoneReading>()
            )
            {
                var plan =
                    standing.Rotation == Rotation.Leaving
                        ? planner.Leave(reading.Zone, standing, all)
                        : planner.Return(reading.Zone, standing, all);
                if (!plan.Change.IsEmpty || plan.Refusals.Count > 0)
                {
                    yield return (reading, standing, plan);
                }
            }
        }
    }

    private static PlanShape ShapeOf(
        Deliberation thought,
        List<(ZoneReading Reading, Standing Standing, ZonePlan Plan)> changes
    ) =>
        new(
            thought.At,
            [
                .. thought.Verdicts.Select(verdict => new VerdictShape(
                    verdict.Node,
                    verdict.Kind.ToString().ToLowerInvariant(),
                    verdict.Rule.ToString().ToLowerInvariant(),
                    verdict.Reason
                )),
            ],
            [
                .. changes.Select(change => new PlannedChangeShape(
                    change.Reading.Zone.Name.Text,
                    change.Standing.Node,
                    change.Reading.At,
                    RecordShape.Of(change.Plan.Change.Removed),
                    RecordShape.Of(change.Plan.Change.Added),
                    change.Plan.Refusals
                )),
            ]
        );

    private static void Write(
        Terminal terminal,
        Deliberation thought,
        List<(ZoneReading Reading, Standing Standing, ZonePlan Plan)> changes
    )
    {
        foreach (var verdict in thought.Verdicts)
        {
            terminal.Output.WriteLine($"{verdict.Node}: {verdict.Detail}");
        }

        foreach (var (reading, standing, plan) in changes)
        {
            terminal.Output.WriteLine(
                $"zone {reading.Zone.Name}, as read {Phrase.Of(thought.At - reading.At)} ago, for {standing.Node}:"
            );
            foreach (var record in plan.Change.Removed)
            {
                EventView.WriteRecord(terminal, '-', record, Color.Red);
            }

            foreach (var record in plan.Change.Added)
            {
                EventView.WriteRecord(terminal, '+', record, Color.Green);
            }

            foreach (var refusal in plan.Refusals)
            {
                terminal.Output.WriteLine($"    refused: {refusal}");
            }
        }

        if (changes.Count == 0)
        {
            terminal.Output.WriteLine(
                "the next round would change nothing in DNS, were every node to answer as it did last"
            );
        }
    }
}
