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
            var length when length < TimeSpan.FromSeconds(1) => (span.TotalMilliseconds, "ms"),
            var length when IsShortOf(TimeSpan.FromMinutes(1), length) => (span.TotalSeconds, "s"),
            var length when IsShortOf(TimeSpan.FromHours(1), length) => (span.TotalMinutes, "min"),
            var length when IsShortOf(TimeSpan.FromDays(1), length) => (span.TotalHours, "h"),
            _ => (span.TotalDays, "d"),
        };
        return value.ToString("0.#", CultureInfo.InvariantCulture) + " " + unit;
    }

    /// <summary>True below a unit, and below two of it unless it is exactly one: <c>90 s</c> reads better than <c>1.5 min</c>.</summary>
    private static bool IsShortOf(TimeSpan unit, TimeSpan length) => length < 2 * unit && length != unit;

    /// <summary>A count with its noun: <c>1 strike</c>, <c>4 strikes</c>.</summary>
    public static string Of(int count, string singular, string? plural = null) =>
        count == 1 ? $"1 {singular}" : $"{count} {plural ?? singular + "s"}";

    /// <summary>A member of an enumeration, as it stands in a sentence: <c>failed</c>, <c>clean rounds</c>.</summary>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return string.Concat(
                value.ToString().Select((sign, place) => char.IsUpper(sign) && place > 0 ? $" {sign}" : sign.ToString())
            )
            .ToLowerInvariant();
    }

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
