using Spectre.Console;
using Witness.Cli.Json;
using Witness.Core;
using Witness.Core.Stonith;
using Witness.Status;

namespace Witness.Cli;

/// <summary>What the next round would do, for people and for scripts.</summary>
/// <param name="thought">The round, thought through.</param>
/// <param name="changes">What it would change.</param>
/// <param name="obstacle">Why nothing at all would be done; null where it would.</param>
internal sealed class PlanView(Deliberation thought, IReadOnlyList<PlannedChange> changes, string? obstacle)
{
    /// <summary>The plan for scripts.</summary>
    public PlanShape ToShape() =>
        new(
            thought.At,
            [.. thought.Verdicts.Select(ShapeOf)],
            [
                .. changes.Select(change => new PlannedChangeShape(
                    change.Reading.Zone.Name.Text,
                    change.Standing.Node,
                    change.Reading.At,
                    RecordShape.Of(change.Plan.Change.Removed),
                    RecordShape.Of(change.Plan.Change.Added),
                    obstacle is null ? change.Plan.Refusals : [.. change.Plan.Refusals, obstacle]
                )),
            ]
        );

    /// <summary>The plan for people: the verdicts, then a diff a zone.</summary>
    public void WriteTo(Terminal terminal)
    {
        foreach (var verdict in thought.Verdicts)
        {
            terminal.Say($"{verdict.Node}: {verdict.Detail}");
        }

        foreach (var change in changes)
        {
            Write(terminal, change);
        }

        if (obstacle is not null)
        {
            terminal.Say(obstacle, colour: Color.Yellow);
        }
        else if (changes.Count == 0)
        {
            terminal.Say("the next round would change nothing in DNS, were every node to answer as it did last");
        }
    }

    // Scripts have names to compare with, in one word as history spells them, and not what people read.
    private static VerdictShape ShapeOf(Verdict verdict) =>
        new(
            verdict.Node,
            verdict.Kind.ToString().ToLowerInvariant(),
            verdict.Rule.ToString().ToLowerInvariant(),
            verdict.Reason
        );

    private void Write(Terminal terminal, PlannedChange planned)
    {
        var (reading, standing, plan) = planned;
        terminal.Say($"zone {reading.Zone.Name}, read {Ago.Of(thought.At - reading.At)}, for {standing.Node}:");
        foreach (var record in plan.Change.Removed)
        {
            EventView.WriteRecord(terminal, '-', record);
        }

        foreach (var record in plan.Change.Added)
        {
            EventView.WriteRecord(terminal, '+', record);
        }

        foreach (var remark in plan.Remarks)
        {
            terminal.Say($"    {remark}", hang: 8);
        }

        foreach (var refusal in plan.Refusals)
        {
            terminal.Say($"    refused: {refusal}", hang: 8, Color.Yellow);
        }
    }
}
