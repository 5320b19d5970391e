using Microsoft.Extensions.Logging;
using Quartz;
using Witness.Ledger;

namespace Witness.Hosting;

/// <summary>What the trigger starts every interval: one round. Never two at once; a trigger met by a running round is dropped.</summary>
/// <param name="rounds">Runs rounds.</param>
/// <param name="spacing">Keeps them apart.</param>
/// <param name="garbage">Clears up after them.</param>
/// <param name="log">Where it is told that one is dropped.</param>
[DisallowConcurrentExecution]
internal sealed class RoundJob(RoundRunner rounds, RoundSpacing spacing, RoundGarbage garbage, ILogger<RoundJob> log)
    : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await IsTooSoonAsync(cancellationToken))
        {
            log.LogInformation(
                "round dropped: the one before it has only just begun, and the next one comes at its time"
            );
            return;
        }

        await rounds.RunAsync(cancellationToken);
        garbage.Collect();
    }

    private async Task<bool> IsTooSoonAsync(CancellationToken cancellation)
    {
        try
        {
            return await spacing.IsTooSoonAsync(cancellation);
        }
        catch (LedgerException)
        {
            return false; // the round meets the same, and says so
        }
    }
}
