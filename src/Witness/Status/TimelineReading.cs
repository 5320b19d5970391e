using Witness.Core.Timelines;
using Witness.Ledger;

namespace Witness.Status;

/// <summary>Reads a timeline out of the ledger, never more of it at once than a day of rounds a minute.</summary>
internal static class TimelineReading
{
    private const int RoundsAtOnce = 24 * 60;

    /// <summary>Reads it.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="nodes">The nodes, by name.</param>
    /// <param name="axis">The time and its slices.</param>
    /// <param name="every">The interval of rounds.</param>
    /// <param name="check">The kind of the check whose times are shown; null for what each node has.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static async Task<Timeline> ReadAsync(
        LedgerReader ledger,
        IReadOnlyList<string> nodes,
        TimelineAxis axis,
        TimeSpan every,
        string? check,
        CancellationToken cancellation
    )
    {
        var tally = new TimelineTally(nodes, axis, every, check);
        var step = RoundsAtOnce * every;
        for (var at = axis.Since - tally.Reach; at < axis.Until; at += step)
        {
            var end = axis.Until - at < step ? axis.Until : at + step;
            tally.Add(await ledger.SeenAsync(at, end, cancellation));
        }

        return tally.ToTimeline();
    }
}
