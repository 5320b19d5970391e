using System.Globalization;
using Witness.Core.Timelines;

namespace Witness.Cli.Timelines;

/// <summary>
/// A node's times as bars: the lowest is its fastest slice, and each step up is slower by the same factor. The highest is
/// the slowest, or four times the fastest where nothing was that slow, so that what hardly differs does not look as if it did.
/// Pure.
/// </summary>
internal sealed class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const string Digits = "12345678";
    private const double LeastFactor = 4;

    private readonly IReadOnlyList<TimeSpan?> _times;
    private readonly List<TimeSpan> _ordered;

    /// <summary>The bars of a row.</summary>
    public Sparkline(TimelineRow row)
    {
        _times = [.. row.Slices.Select(slice => slice.Latency)];
        _ordered = [.. _times.OfType<TimeSpan>().Order()];
    }

    /// <summary>The lowest and the highest bar, in words.</summary>
    /// <param name="draws">True where more than ASCII can be shown.</param>
    public static string Range(bool draws) => draws ? $"{Bars[0]} to {Bars[^1]}" : $"{Digits[0]} to {Digits[^1]}";

    /// <summary>A bar a slice, and a space where there is no time.</summary>
    /// <param name="draws">True where more than ASCII can be shown.</param>
    public string ToText(bool draws)
    {
        var steps = draws ? Bars : Digits;
        return string.Concat(_times.Select(time => time is { } took ? steps[LevelOf(took)] : ' '));
    }

    /// <summary>The scale in words, <c>41/55/230 ms</c>: the fastest slice, the one in the middle, the slowest.</summary>
    public string Scale()
    {
        if (_ordered.Count == 0)
        {
            return "no times";
        }

        var isLong = _ordered[^1] >= TimeSpan.FromSeconds(1);
        TimeSpan[] told = [_ordered[0], _ordered[_ordered.Count / 2], _ordered[^1]];
        var numbers = told.Select(time => Number(isLong ? time.TotalSeconds : time.TotalMilliseconds, isLong));
        return $"{string.Join('/', numbers)} {(isLong ? "s" : "ms")}";
    }

    private static string Number(double value, bool isLong) =>
        value.ToString(
            value >= 10 ? "0"
                : isLong ? "0.##"
                : "0.#",
            CultureInfo.InvariantCulture
        );

    private int LevelOf(TimeSpan took)
    {
        var factor = Math.Max(LeastFactor, _ordered[^1] / _ordered[0]);
        return (int)Math.Round((Bars.Length - 1) * Math.Log(took / _ordered[0], factor));
    }
}
