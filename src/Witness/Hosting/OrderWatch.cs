using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Core;
using Witness.Ledger;

namespace Witness.Hosting;

/// <summary>Takes orders up as soon as they are in the ledger, between rounds as well. Begins after the first round.</summary>
/// <param name="rounds">Tells when the first round is over.</param>
/// <param name="decisions">Carries orders out.</param>
/// <param name="ledger">Where orders are.</param>
/// <param name="news">Tells when to look.</param>
/// <param name="time">The clock.</param>
/// <param name="log">For what should not happen.</param>
internal sealed class OrderWatch(
    RoundRunner rounds,
    Decisions decisions,
    SqliteLedger ledger,
    LedgerNews news,
    TimeProvider time,
    ILogger<OrderWatch> log
) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await rounds.FirstRound.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await (
                await LookAsync(stoppingToken)
                    ? news.WaitAsync(stoppingToken)
                    : Task.Delay(AfterTrouble, time, stoppingToken)
            );
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        try
        {
            if (await ledger.HasOpenOrdersAsync(cancellation))
            {
                await decisions.TakeUpOrdersAsync(cancellation);
            }

            return true;
        }
        catch (LedgerException error)
        {
            log.LogError("orders cannot be taken up: {Reason}", error.Message);
            return false;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // One broken order must not end the watch: it is looked at again, and the trace says what to report.
            log.LogCritical(error, "orders cannot be taken up: please report this");
            return false;
        }
    }
}
