using Witness.Core.Checks;
using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Core.Timelines;

/// <summary>What a round says of one node.</summary>
/// <param name="At">Its start, UTC.</param>
/// <param name="State">What it alone would be shown as.</param>
/// <param name="Outcome">Whether the node passed; null where the round is void or does not say.</param>
/// <param name="Time">The slowest pass of the check whose times are shown, as <see cref="AnswerCell.Code"/>; or 0.</param>
internal readonly record struct NodeRound(DateTimeOffset At, TimelineState State, CheckOutcome? Outcome, byte Time)
{
    /// <summary>What a round says of a node.</summary>
    /// <param name="round">The round.</param>
    /// <param name="node">The node's place in its roster; null where it is not among them.</param>
    /// <param name="kind">The kind of the check whose times are shown.</param>
    public static NodeRound Of(RecordedRound round, int? node, string? kind)
    {
        var (mark, sight) = round;
        if (mark.Void is not null)
        {
            var stood = node is { } there ? StateOf(sight.StateOf(there).Rotation) : null;
            return new NodeRound(mark.At, stood ?? TimelineState.Void, Outcome: null, Time: 0);
        }

        if (node is not { } place)
        {
            return new NodeRound(mark.At, TimelineState.NoData, Outcome: null, Time: 0);
        }

        var outcome = sight.OutcomeOf(place);
        return new NodeRound(mark.At, StateOf(sight.StateOf(place), outcome), outcome, SlowestOf(sight, place, kind));
    }

    private static TimelineState StateOf(StateCell stood, CheckOutcome? outcome) =>
        StateOf(stood.Rotation)
        ?? outcome switch
        {
            CheckOutcome.Failed => TimelineState.Failed,
            _ when stood.IsHeld => TimelineState.Held,
            CheckOutcome.Passed => TimelineState.Passed,
            CheckOutcome.Unknown => TimelineState.Unknown,
            _ => TimelineState.NoData,
        };

    private static TimelineState? StateOf(Rotation rotation) =>
        rotation switch
        {
            Rotation.Leaving => TimelineState.Leaving,
            Rotation.Out => TimelineState.Out,
            Rotation.Returning => TimelineState.Returning,
            _ => null,
        };

    private static byte SlowestOf(RoundSight sight, int node, string? kind)
    {
        byte slowest = 0;
        var checks = sight.Roster.Nodes[node].Checks;
        for (var check = 0; check < checks.Count; check++)
        {
            if (checks[check].Check == kind && sight.AnswerOf(node, check) is { Outcome: CheckOutcome.Passed } answer)
            {
                slowest = Math.Max(slowest, answer.Code);
            }
        }

        return slowest;
    }
}
