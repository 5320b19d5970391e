using System.CommandLine;
using System.Globalization;
using Witness.Configuration.Kinds;

namespace Witness.Cli;

/// <summary>
/// Options that take a moment in the past: how long ago, as <see cref="DurationOption"/>, or an instant in UTC as the
/// history prints it, to the day, the minute or the second.
/// </summary>
internal static class InstantOption
{
    private const string Expected =
        "is neither a duration such as 30m, 24h or 7d, nor a time in UTC such as 2026-01-02, 2026-01-02T03:04 or 2026-01-02T03:04:05Z";

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd' 'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd' 'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFF",
    ];

    /// <summary>An option of that name.</summary>
    public static Option<DateTimeOffset?> Create(string name, string description, TimeProvider time) =>
        new(name)
        {
            Description = description,
            HelpName = "AGO|TIME",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (Read(text, time.GetUtcNow()) is { } instant)
                {
                    return instant;
                }

                result.AddError($"{name}: '{text}' {Expected}");
                return null;
            },
        };

    private static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        if (DurationKind.Read(text) is { } ago)
        {
            return ago > TimeSpan.Zero && ago < now - DateTimeOffset.UnixEpoch ? now - ago : null;
        }

        return DateTimeOffset.TryParseExact(
            text.EndsWith('Z') ? text[..^1] : text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? instant
            : null;
    }
}
