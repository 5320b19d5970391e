using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Core.Publications;
using Witness.Ledger;

namespace Witness.Hosting;

/// <summary>
/// Asks the zones' name servers beside the rounds, until what was accepted is published or has taken too long. Begins after
/// the first round; what a daemon before this one left unasked is asked then.
/// </summary>
/// <param name="rounds">Tells when the first round is over: starting up comes first.</param>
/// <param name="look">Looks once.</param>
/// <param name="news">Tells when something may be awaited.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is told.</param>
internal sealed class PublicationWatch(
    RoundRunner rounds,
    PublicationLook look,
    LedgerNews news,
    TimeProvider time,
    ILogger<PublicationWatch> log
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await rounds.FirstRound.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var isWell = await LookAsync(stoppingToken);
            await (
                isWell && !look.IsAwaiting
                    ? news.WaitAsync(stoppingToken)
                    : Task.Delay(isWell ? Every : AfterTrouble, time, stoppingToken)
            );
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var result in await look.RunAsync(cancellation))
            {
                log.Log(LevelOf(result.State), "{Publication}", result);
            }

            return true;
        }
        catch (LedgerException error)
        {
            log.LogError("what is published cannot be kept: {Reason}", error.Message);
            return false;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Asking what is published must never end the watch over the nodes.
            log.LogCritical(error, "publication broken, it is asked again in a minute: please report this");
            return false;
        }
    }

    private static LogLevel LevelOf(PublicationState state) =>
        state switch
        {
            PublicationState.Published => LogLevel.Information,
            PublicationState.Late => LogLevel.Warning,
            _ => LogLevel.Debug,
        };
}
