using System.CommandLine;
using Witness.Configuration.Kinds;
using Witness.Core;

namespace Witness.Cli;

/// <summary><c>--since</c> and <c>--until</c>, which mean the same to every command that has them.</summary>
/// <param name="length">How long the period is where nobody says since when.</param>
internal sealed class PeriodOptions(TimeSpan length)
{
    /// <summary>When the period begins.</summary>
    public Option<Moment?> Since { get; } =
        MomentOption.Create(
            "--since",
            $"Nothing older: so long ago (90s, 24h, 7d) or a time (2026-01-02, 2026-01-02T03:04:05Z). Default: {DurationKind.Write(length)}, or {DurationKind.Write(length)} before --until."
        );

    /// <summary>When it ends.</summary>
    public Option<Moment?> Until { get; } =
        MomentOption.Create("--until", "Only what is older: so long ago or a time, as with --since. Default: now.");

    /// <summary>The period that is asked for. Nothing is known of the future: it ends with the present.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="UsageException">It ends before it begins.</exception>
    public Period In(ParseResult parsed, DateTimeOffset now)
    {
        var until = parsed.GetValue(Until)?.At(now) is { } end && end < now ? end : (DateTimeOffset?)null;
        var since = parsed.GetValue(Since)?.At(now) ?? (until ?? now) - length;
        return since < (until ?? now)
            ? new Period(since, until)
            : throw new UsageException(
                $"--since {Phrase.Of(since)} is not before {(until is null ? "now" : "--until")}, {Phrase.Of(until ?? now)}"
            );
    }
}
