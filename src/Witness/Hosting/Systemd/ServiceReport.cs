using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Core;
using Witness.Core.Ledger;

namespace Witness.Hosting.Systemd;

/// <summary>
/// Tells the service manager what the last round came to, and feeds its watchdog only while rounds end in time: a witness
/// that is stuck is started again.
/// </summary>
/// <param name="manager">Whom to tell.</param>
/// <param name="clock">Knows when rounds end.</param>
/// <param name="limit">How long after one round the next one must have ended.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The journal.</param>
internal sealed class ServiceReport(
    ServiceManager manager,
    RoundClock clock,
    TimeSpan limit,
    TimeProvider time,
    ILogger<ServiceReport> log
) : BackgroundService, IRoundListener
{
    /// <inheritdoc />
    public void Hear(RoundReport report)
    {
        if (report.Round is { } round)
        {
            manager.TellStatus(WordsOf(round, report.SomeoneIsOut));
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        manager.TellStatus("first round");
        if (manager.Watchdog is not { } patience)
        {
            return;
        }

        // Half the time, as sd_watchdog_enabled(3) recommends.
        while (clock.Silence <= limit)
        {
            manager.TellAlive();
            await Task.Delay(patience / 2, time, stoppingToken);
        }

        log.LogCritical(
            "no round has ended for {Silence}, and {Limit} is the longest that one may take: the witness is stuck, and asks to be started again; please report this with the lines above",
            Phrase.Of(clock.Silence),
            Phrase.Of(limit)
        );
        manager.TellStuck();
    }

    private static string WordsOf(RoundMark round, bool someoneIsOut) =>
        $"round {round.Number} at {Phrase.Of(round.At)}: "
        + (round.Void is { } why ? $"void, {why}" : $"{Phrase.Of(round.Nodes, "node")}, {round.Failed} failed")
        + (someoneIsOut ? "; not every node is In: witness status" : "");
}
