using Witness.Core.Checks;
using Witness.Core.Rounds;

namespace Witness.Core.Timelines;

/// <summary>Counts the rounds of one node in one slice.</summary>
/// <param name="start">The slice's start, UTC.</param>
internal sealed class SliceTally(DateTimeOffset start)
{
    private static readonly TimelineState[] Events =
    [
        TimelineState.Leaving,
        TimelineState.Failed,
        TimelineState.Returning,
        TimelineState.Out,
    ];

    private static readonly TimelineState[] Lasting =
    [
        TimelineState.Void,
        TimelineState.Unknown,
        TimelineState.Held,
        TimelineState.Passed,
        TimelineState.NoData,
    ];

    private readonly int[] _rounds = new int[Events.Length + Lasting.Length];
    private readonly List<byte> _times = [];
    private int _passed;
    private int _failed;

    /// <summary>The newest of its rounds; null where there is none.</summary>
    public NodeRound? Last { get; private set; }

    /// <summary>Counts a round in.</summary>
    public void Add(NodeRound seen)
    {
        _rounds[(int)seen.State]++;
        _passed += seen.Outcome == CheckOutcome.Passed ? 1 : 0;
        _failed += seen.Outcome == CheckOutcome.Failed ? 1 : 0;
        if (seen.Time != 0)
        {
            _times.Add(seen.Time);
        }

        if (Last is null || Last.Value.At < seen.At)
        {
            Last = seen;
        }
    }

    /// <summary>Drops the times; all else stays.</summary>
    public void ForgetTimes()
    {
        _times.Clear();
        Last = Last is { } last ? last with { Time = 0 } : null;
    }

    /// <summary>The slice.</summary>
    /// <param name="before">The newest round before it; null where there is none.</param>
    /// <param name="reach">For how long that speaks.</param>
    public TimelineSlice ToSlice(NodeRound? before, TimeSpan reach)
    {
        if (Last is not null || before is not { } earlier || start - earlier.At >= reach)
        {
            return new TimelineSlice(start, State(), Median(), _failed, _failed + _passed);
        }

        var carried = new SliceTally(start);
        carried.Add(earlier);
        return carried.ToSlice(before: null, reach);
    }

    private TimelineState State()
    {
        foreach (var state in Events)
        {
            if (_rounds[(int)state] > 0)
            {
                return state;
            }
        }

        return Last is null ? TimelineState.NoData : Lasting.MaxBy(state => _rounds[(int)state]);
    }

    private TimeSpan? Median()
    {
        _times.Sort();
        return _times.Count == 0 ? null : new AnswerCell(_times[_times.Count / 2]).Took;
    }
}
