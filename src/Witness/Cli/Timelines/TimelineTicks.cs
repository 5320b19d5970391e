using System.Globalization;
using Witness.Core.Timelines;

namespace Witness.Cli.Timelines;

/// <summary>The axis: round times of day, or days, as close as their labels have room. UTC. Pure.</summary>
internal static class TimelineTicks
{
    /// <summary>A tick's mark, and a gap behind its label.</summary>
    private const int Around = 2;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromDays(91);

    private static readonly TimeSpan[] Steps =
    [
        .. Each(TimeSpan.FromSeconds(1), 1, 5, 10, 15, 30),
        .. Each(TimeSpan.FromMinutes(1), 1, 5, 10, 15, 30),
        .. Each(TimeSpan.FromHours(1), 1, 2, 3, 4, 6, 12),
        .. Each(Day, 1, 2, 7, 14, 28),
        .. Each(Quarter, 1, 2, 4, 8, 16, 32, 64, 128, 256),
    ];

    /// <summary>The axis, a character a slice.</summary>
    /// <param name="axis">The time and its slices.</param>
    /// <param name="mark">What stands at a tick, left of its label.</param>
    public static string Of(TimelineAxis axis, char mark)
    {
        var line = new string(' ', axis.Slices).ToCharArray();
        var step = Array.Find(Steps, step => step / axis.Slice >= WidthOf(step) + Around);
        for (var at = FirstAfter(axis.Since, step); step > TimeSpan.Zero && at < axis.Until; at += step)
        {
            if (axis.IndexOf(at) is { } cell)
            {
                var label = mark + LabelOf(at, step);
                (cell + label.Length <= line.Length ? label : label[..1]).CopyTo(line.AsSpan(cell));
            }
        }

        return new string(line);
    }

    /// <summary>Days begin at midnight and weeks on Monday, for so does the calendar's first tick.</summary>
    private static DateTimeOffset FirstAfter(DateTimeOffset since, TimeSpan step) =>
        step > TimeSpan.Zero
            ? new DateTimeOffset((since.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, TimeSpan.Zero)
            : since;

    /// <summary>How wide the widest label is.</summary>
    private static int WidthOf(TimeSpan step) =>
        step >= Quarter ? "2026-01".Length
        : step >= TimeSpan.FromMinutes(1) ? "Jan 12".Length
        : "03:04:05".Length;

    private static string LabelOf(DateTimeOffset at, TimeSpan step) =>
        at.UtcDateTime.ToString(
            step >= Quarter ? "yyyy-MM"
                : step >= Day || at.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "MMM d"
                : step >= TimeSpan.FromMinutes(1) ? "HH:mm"
                : "HH:mm:ss",
            CultureInfo.InvariantCulture
        );

    private static IEnumerable<TimeSpan> Each(TimeSpan unit, params int[] times) => times.Select(count => count * unit);
}
