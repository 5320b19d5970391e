namespace Witness.Core.Timelines;

/// <summary>A time in slices of equal length.</summary>
public sealed record TimelineAxis
{
    /// <summary>A time in slices.</summary>
    /// <param name="since">The first instant, UTC.</param>
    /// <param name="until">The instant after the last, UTC; later than <paramref name="since"/>.</param>
    /// <param name="slices">How many; at least one.</param>
    public TimelineAxis(DateTimeOffset since, DateTimeOffset until, int slices)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, since);
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, 1);
        (Since, Until, Slices) = (since, until, slices);
    }

    /// <summary>The first instant.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The instant after the last.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>How many slices.</summary>
    public int Slices { get; }

    /// <summary>How long a slice is.</summary>
    public TimeSpan Slice => Span / Slices;

    private TimeSpan Span => Until - Since;

    /// <summary>The start of a slice, rounded up to a tick, so that <see cref="IndexOf"/> gives that slice for it.</summary>
    /// <param name="slice">Its place, from 0.</param>
    public DateTimeOffset StartOf(int slice) =>
        Since.AddTicks((long)(((Int128)Span.Ticks * slice + Slices - 1) / Slices));

    /// <summary>The place of the slice that an instant lies in; null outside all of them.</summary>
    public int? IndexOf(DateTimeOffset at) =>
        at < Since || at >= Until ? null : (int)((Int128)(at - Since).Ticks * Slices / Span.Ticks);
}
