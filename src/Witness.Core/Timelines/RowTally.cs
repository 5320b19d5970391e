using Witness.Core.Checks;
using Witness.Core.Rounds;

namespace Witness.Core.Timelines;

/// <summary>Counts the rounds of one node.</summary>
/// <param name="node">Its name.</param>
/// <param name="axis">The time and its slices.</param>
/// <param name="check">The kind of the check whose times are shown; null for the first that the node has.</param>
internal sealed class RowTally(string node, TimelineAxis axis, string? check)
{
    private readonly SliceTally[] _slices =
    [
        .. Enumerable.Range(0, axis.Slices).Select(slice => new SliceTally(axis.StartOf(slice))),
    ];

    private NodeRound? _before;
    private Roster? _roster;
    private int? _place;
    private string? _kind;
    private int _passed;
    private int _failed;

    /// <summary>Counts a round in.</summary>
    public void Add(RecordedRound round)
    {
        Know(round.Sight.Roster);
        var seen = NodeRound.Of(round, _place, _kind);
        if (axis.IndexOf(seen.At) is { } slice)
        {
            _passed += seen.Outcome == CheckOutcome.Passed ? 1 : 0;
            _failed += seen.Outcome == CheckOutcome.Failed ? 1 : 0;
            _slices[slice].Add(seen);
        }
        else if (seen.At < axis.Since && (_before is null || _before.Value.At < seen.At))
        {
            _before = seen;
        }
    }

    /// <summary>The row of all that was counted.</summary>
    /// <param name="reach">For how long a round speaks where none follows.</param>
    public TimelineRow ToRow(TimeSpan reach)
    {
        var last = _before;
        var slices = new TimelineSlice[_slices.Length];
        for (var slice = 0; slice < slices.Length; slice++)
        {
            slices[slice] = _slices[slice].ToSlice(last, reach);
            last = _slices[slice].Last ?? last;
        }

        return new TimelineRow(node, slices)
        {
            Passed = _passed,
            Failed = _failed,
            Check = _kind,
        };
    }

    private void Know(Roster roster)
    {
        if (ReferenceEquals(roster, _roster))
        {
            return;
        }

        (_roster, _place) = (roster, roster.IndexOf(node));
        var kind = check ?? (_place is { } place ? KindOf(roster.Nodes[place]) : null) ?? _kind;
        if (kind != _kind)
        {
            // Times of different checks are not to be compared: those of the newest roster stay.
            Array.ForEach(_slices, slice => slice.ForgetTimes());
            _before = _before is { } before ? before with { Time = 0 } : null;
            _kind = kind;
        }
    }

    private static string? KindOf(RosterNode known) =>
        TimelineTally.Kinds.FirstOrDefault(kind => known.Checks.Any(one => one.Check == kind));
}
