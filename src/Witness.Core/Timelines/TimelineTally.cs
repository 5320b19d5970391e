using Witness.Core.Rounds;

namespace Witness.Core.Timelines;

/// <summary>Counts rounds into a timeline, piece by piece: of a round it keeps a byte a node.</summary>
/// <param name="nodes">The nodes, by name, without regard to case.</param>
/// <param name="axis">The time and its slices.</param>
/// <param name="every">The interval of rounds.</param>
/// <param name="check">The kind of the check whose times are shown; null for the first of <see cref="Kinds"/>.</param>
public sealed class TimelineTally(IReadOnlyList<string> nodes, TimelineAxis axis, TimeSpan every, string? check = null)
{
    private readonly RowTally[] _rows = [.. nodes.Select(node => new RowTally(node, axis, check))];

    /// <summary>The kinds of checks whose times are shown where none is named: the first that a node has.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["https", "tcp", "ssh", "ping"];

    /// <summary>How long before the first slice a round may have begun and still speak for it.</summary>
    public TimeSpan Reach { get; } = 2 * every;

    /// <summary>Counts rounds in.</summary>
    public void Add(IReadOnlyList<RecordedRound> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        foreach (var round in rounds)
        {
            foreach (var row in _rows)
            {
                row.Add(round);
            }
        }
    }

    /// <summary>The timeline of all that was counted.</summary>
    public Timeline ToTimeline() => new(axis.Since, axis.Until, [.. _rows.Select(row => row.ToRow(Reach))]);
}
