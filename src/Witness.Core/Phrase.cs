using System.Globalization;

namespace Witness.Core;

/// <summary>Durations and counts as people write them, so that every message says them alike.</summary>
public static class Phrase
{
    /// <summary>A duration in its largest fitting unit: <c>250 ms</c>, <c>10 s</c>, <c>1.5 s</c>, <c>5 min</c>, <c>2 h</c>, <c>3 d</c>.</summary>
    public static string Of(TimeSpan span)
    {
        var (value, unit) = span.Duration() switch
        {
            { TotalMilliseconds: < 1000 } => (span.TotalMilliseconds, "ms"),
            { TotalSeconds: < 120 } => (span.TotalSeconds, "s"),
            { TotalMinutes: < 120 } => (span.TotalMinutes, "min"),
            { TotalHours: < 48 } => (span.TotalHours, "h"),
            _ => (span.TotalDays, "d"),
        };
        return value.ToString("0.#", CultureInfo.InvariantCulture) + " " + unit;
    }

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
