using System.CommandLine;
using System.Globalization;
using Witness.Configuration.Kinds;

namespace Witness.Cli;

/// <summary>
/// Options that take a point in time: a duration ago as the configuration writes durations (<c>90s</c>, <c>24h</c>,
/// <c>7d</c>), or a time in ISO 8601, UTC unless it says otherwise, and as this program prints it.
/// </summary>
internal static class MomentOption
{
    /// <summary>A hundred years: what is longer leaves the calendar.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    private const string Expected =
        "is neither a duration ago such as 30s, 10m, 2h or 1d, at most 36500d, nor a time such as 2026-01-02, 2026-01-02T03:04 or 2026-01-02T03:04:05Z (UTC)";

    private static readonly string[] Shapes =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ssK",
    ];

    /// <summary>An option of that name.</summary>
    public static Option<Moment?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (Read(text) is { } moment)
                {
                    return moment;
                }

                result.AddError($"{name}: '{text}' {Expected}");
                return null;
            },
        };

    /// <summary>A point in time as it is typed, or null where the text is none.</summary>
    public static Moment? Read(string text) =>
        DurationKind.Read(text) is { } ago
            ? ago > TimeSpan.Zero && ago <= Longest
                ? new Moment(ago, Instant: null)
                : null
            : DateTimeOffset.TryParseExact(
                text,
                Shapes,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var instant
            )
                ? new Moment(Ago: null, instant)
                : null;
}
