using System.Globalization;

namespace Witness.Core;

/// <summary>Durations and counts as people write them, so that every message says them alike.</summary>
public static class Phrase
{
    /// <summary>A duration in its largest fitting unit: <c>250 ms</c>, <c>10 s</c>, <c>1.5 s</c>, <c>5 min</c>, <c>2 h</c>, <c>3 d</c>.</summary>
    public static string Of(TimeSpan span)
    {
        span = span.Duration();
        var (value, unit) = span switch
        {
            { TotalSeconds: < 1 } => (span.TotalMilliseconds, "ms"),
            _ when span < TimeSpan.FromMinutes(1) || IsOdd(span, TimeSpan.FromMinutes(1)) => (span.TotalSeconds, "s"),
            _ when span < TimeSpan.FromHours(1) || IsOdd(span, TimeSpan.FromHours(1)) => (span.TotalMinutes, "min"),
            _ when span < TimeSpan.FromDays(1) || IsOdd(span, TimeSpan.FromDays(1)) => (span.TotalHours, "h"),
            _ => (span.TotalDays, "d"),
        };
        return value.ToString("0.#", CultureInfo.InvariantCulture) + " " + unit;
    }

    /// <summary>True below two of a unit that it is no whole number of: <c>90 s</c> reads better than <c>1.5 min</c>.</summary>
    private static bool IsOdd(TimeSpan span, TimeSpan unit) => span < 2 * unit && span.Ticks % unit.Ticks != 0;

    /// <summary>A count with its noun: <c>1 strike</c>, <c>4 strikes</c>.</summary>
    public static string Of(int count, string singular, string? plural = null) =>
        count == 1 ? $"1 {singular}" : $"{count} {plural ?? singular + "s"}";

    /// <summary>A list with commas and a last <c>and</c>: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count < 2 ? string.Concat(items) : string.Join(", ", items.SkipLast(1)) + " and " + items[^1];
    }

    /// <summary>An instant for messages, UTC to the second: <c>2026-01-02 03:04:05Z</c>.</summary>
    public static string Of(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
