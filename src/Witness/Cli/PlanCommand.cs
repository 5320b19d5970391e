using System.CommandLine;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Ledger.History;
using Witness.Status;

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
                using var view = ConfigurationOption.OpenLedger(parsed, terminal);
                var memory = await view.Ledger.RecallAsync(cancellation);
                var answers = await view.Ledger.AnswersAsync(cancellation);
                var thought = Think(view, memory, answers, terminal.Time.GetUtcNow());
                var plan = new PlanView(thought, [.. Changes(view, thought)], ObstacleOf(view, memory));
                if (parsed.GetValue(json))
                {
                    JsonOption.Write(terminal, plan.ToShape(), JsonShapes.Default.PlanShape);
                }
                else
                {
                    plan.WriteTo(terminal);
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

    private static string? ObstacleOf(LedgerView view, Recollection memory) =>
        memory.Freeze is { } freeze
            ? $"nothing of it is done while this witness is frozen, {freeze}; witness thaw ends it"
        : view.Policy.Mode == Mode.Observe ? "nothing of it is done in mode observe; \"mode\": \"act\" makes it act"
        : memory.LastRound is null ? "no round yet, so there is nothing to judge: witness status tells why"
        : memory.LastRound.Void is { } why ? $"nobody is judged on the last round, which was void: {why}"
        : null;

    private static IEnumerable<PlannedChange> Changes(LedgerView view, Deliberation thought)
    {
        var all = thought.Standings.Values.ToList();
        return from standing in all
            where standing.IsMoving
            from zone in view.Fleet.Zones
            let reading = thought.Readings.GetValueOrDefault(zone.Name)
            where reading is not null
            let plan = PlanOf(view, reading.Zone, standing, all)
            where !plan.Change.IsEmpty || plan.Refusals.Count > 0
            select new PlannedChange(reading, standing, plan);
    }

    private static ZonePlan PlanOf(LedgerView view, Zone zone, Standing standing, List<Standing> all)
    {
        var planner = new ZonePlanner(view.Fleet, view.Policy);
        return standing.Rotation == Rotation.Leaving
            ? planner.Leave(zone, standing, all)
            : planner.Return(zone, standing, all);
    }
}
