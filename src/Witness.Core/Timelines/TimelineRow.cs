namespace Witness.Core.Timelines;

/// <summary>A node's time.</summary>
/// <param name="Node">Its name, as it was asked for.</param>
/// <param name="Slices">Its slices, oldest first, each as long as any other and without gaps.</param>
public sealed record TimelineRow(string Node, IReadOnlyList<TimelineSlice> Slices)
{
    /// <summary>In how many rounds it passed, wherever it stood.</summary>
    public int Passed { get; init; }

    /// <summary>In how many rounds it failed, wherever it stood.</summary>
    public int Failed { get; init; }

    /// <summary>The kind of the check that <see cref="TimelineSlice.Latency"/> is of; null where there is none.</summary>
    public string? Check { get; init; }

    /// <summary>Which share of the rounds that say pass or fail it passed, from 0 to 1; null where there are none.</summary>
    public double? Share => Passed + Failed == 0 ? null : (double)Passed / (Passed + Failed);
}
