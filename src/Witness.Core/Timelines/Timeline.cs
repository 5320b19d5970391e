using Witness.Core.Rounds;

namespace Witness.Core.Timelines;

/// <summary>The time of nodes side by side, in slices of equal length.</summary>
/// <param name="Since">The first instant, UTC.</param>
/// <param name="Until">The instant after the last, UTC.</param>
/// <param name="Rows">A row a node, in the order in which they were asked for.</param>
public sealed record Timeline(DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<TimelineRow> Rows)
{
    /// <summary>
    /// The timeline of rounds. Where there are more than are to be held at once, give them piece by piece to a
    /// <see cref="TimelineTally"/>.
    /// </summary>
    /// <param name="rounds">The rounds, in any order; those outside the time speak for the slices after them at most.</param>
    /// <param name="nodes">The nodes, by name, without regard to case.</param>
    /// <param name="since">The first instant, UTC.</param>
    /// <param name="until">The instant after the last, UTC; later than <paramref name="since"/>.</param>
    /// <param name="slices">Into how many slices; at least one.</param>
    /// <param name="every">The interval of rounds: a round speaks for twice that long, or until the next.</param>
    /// <param name="check">
    /// The kind of the check whose times are shown; null for the first of <see cref="TimelineTally.Kinds"/> that a node has.
    /// </param>
    public static Timeline Of(
        IReadOnlyList<RecordedRound> rounds,
        IReadOnlyList<string> nodes,
        DateTimeOffset since,
        DateTimeOffset until,
        int slices,
        TimeSpan every,
        string? check = null
    )
    {
        var tally = new TimelineTally(nodes, new TimelineAxis(since, until, slices), every, check);
        tally.Add(rounds);
        return tally.ToTimeline();
    }
}
