using Microsoft.Extensions.Logging;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Stonith;

namespace Witness.Hosting;

/// <summary>
/// Tells the journal what rounds and orders came to. Silent when nothing changed: a quiet fleet writes a line when the
/// daemon starts, and the next one when something happens.
/// </summary>
/// <param name="log">Where to.</param>
internal sealed class Journal(ILogger<Journal> log)
{
    private string? _void;

    /// <summary>The last closed round, for a status line.</summary>
    public RoundMark? LastRound { get; private set; }

    /// <summary>Told of every report as well: a live line at a terminal.</summary>
    public Action<RoundReport>? Listener { get; set; }

    /// <summary>Writes a report.</summary>
    public void Write(RoundReport report)
    {
        if (report.Round is { } round)
        {
            LastRound = round;
            WriteRound(round);
        }

        foreach (var verdict in report.Verdicts.Where(verdict => !IsRepeated(verdict, report.Notices)))
        {
            log.Log(LevelOf(verdict.Kind), "{Node}: {Verdict}", verdict.Node, verdict.Detail);
        }

        foreach (var notice in report.Notices)
        {
            log.Log(LevelOf(notice.Kind), "{Notice}", notice.Text);
        }

        Listener?.Invoke(report);
    }

    /// <summary>Where a notice gives a verdict's reason, and what to do about it, the verdict need not be told as well.</summary>
    private static bool IsRepeated(Verdict verdict, IReadOnlyList<Notice> notices) =>
        notices.Any(notice =>
            notice.Node == verdict.Node && notice.Text.Contains(verdict.Reason, StringComparison.Ordinal)
        );

    private void WriteRound(RoundMark round)
    {
        log.LogDebug(
            "round {Number}: {Nodes} nodes, {Failed} failed, {Took} ms",
            round.Number,
            round.Nodes,
            round.Failed,
            (long)round.Took.TotalMilliseconds
        );
        if (round.Void != _void && round.Void is not null)
        {
            log.LogWarning("round {Number} is void, and testifies to nothing: {Reason}", round.Number, round.Void);
        }
        else if (round.Void is null && _void is not null)
        {
            log.LogInformation("round {Number} sees again", round.Number);
        }

        _void = round.Void;
    }

    private static LogLevel LevelOf(VerdictKind kind) =>
        kind is VerdictKind.Ready or VerdictKind.ReaddedOutside ? LogLevel.Information : LogLevel.Warning;

    private static LogLevel LevelOf(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.ChangeFailed => LogLevel.Error,
            NoticeKind.Readded or NoticeKind.Ready or NoticeKind.HoldEnded => LogLevel.Information,
            _ => LogLevel.Warning,
        };
}
