using System.Globalization;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>A duration such as <c>"250ms"</c>, <c>"10s"</c>, <c>"5m"</c>, <c>"1h"</c> or <c>"2d"</c>, within a range.</summary>
/// <param name="least">The shortest, written in the same way.</param>
/// <param name="most">The longest, written in the same way.</param>
internal sealed class DurationKind(string least, string most) : TextKind<TimeSpan>
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    private static readonly char[] Digits = "0123456789".ToCharArray();

    private readonly TimeSpan _least = Read(least) ?? throw new ArgumentException(least, nameof(least));
    private readonly TimeSpan _most = Read(most) ?? throw new ArgumentException(most, nameof(most));

    /// <summary>How long one try of a check may take.</summary>
    public static DurationKind Timeout { get; } = new("1ms", "10m");

    /// <summary>True of a duration within the range.</summary>
    public bool Holds(TimeSpan duration) => duration >= _least && duration <= _most;

    /// <inheritdoc />
    public override string Expected =>
        $"a duration from \"{least}\" to \"{most}\", a whole number with its unit: ms, s, m, h or d";

    /// <inheritdoc />
    protected override string Shape => $"^[0-9]{{1,7}}({string.Join('|', Units.Select(unit => unit.Unit))})$";

    /// <inheritdoc />
    protected override TimeSpan Parse(string text, Reading reading) =>
        Read(text) is not { } duration ? throw new FormatException($"{JsonAt.Quote(text)} is no duration")
        : !Holds(duration) ? throw new FormatException($"\"{text}\" is out of range")
        : duration;

    /// <summary>A duration as it is written in a file, in the largest unit that leaves no rest.</summary>
    public static string Write(TimeSpan duration)
    {
        var unit = Units.Last(unit => duration.Ticks % unit.Length.Ticks == 0);
        return $"{duration.Ticks / unit.Length.Ticks}{unit.Unit}";
    }

    /// <summary>A duration as it is written in a file, or null where the text is none.</summary>
    public static TimeSpan? Read(string text)
    {
        var written = text.TrimStart(Digits);
        var number = text[..^written.Length];
        foreach (var (unit, length) in Units)
        {
            // Seven digits of days are still a TimeSpan; nobody means more.
            if (unit == written && number.Length is > 0 and < 8)
            {
                return int.Parse(number, CultureInfo.InvariantCulture) * length;
            }
        }

        return null;
    }
}
