using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Ledger;

namespace Witness.Hosting;

/// <summary>Prunes the ledger once an hour, in small steps, of what is older than it is to be kept.</summary>
/// <param name="rounds">Tells when the first round is over: starting up comes first.</param>
/// <param name="pruner">Prunes.</param>
/// <param name="keep">How long history is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is told.</param>
internal sealed class Housekeeping(
    RoundRunner rounds,
    Pruner pruner,
    TimeSpan keep,
    TimeProvider time,
    ILogger<Housekeeping> log
) : BackgroundService
{
    /// <summary>Rows a transaction, so that a round never waits long.</summary>
    private const int Step = 500;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await rounds.FirstRound.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await PruneAsync(stoppingToken);
            await Task.Delay(Every, time, stoppingToken);
        }
    }

    private async Task PruneAsync(CancellationToken cancellation)
    {
        try
        {
            var rows = await pruner.PruneAsync(time.GetUtcNow() - keep, Step, cancellation);
            log.LogDebug("pruned {Rows} rows of the ledger", rows);
        }
        catch (LedgerException error)
        {
            log.LogError("the ledger cannot be pruned: {Reason}", error.Message);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            log.LogCritical(error, "the ledger cannot be pruned: please report this");
        }
    }
}
