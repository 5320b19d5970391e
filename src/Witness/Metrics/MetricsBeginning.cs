using Microsoft.Extensions.Hosting;
using Witness.Core.Ledger;

namespace Witness.Metrics;

/// <summary>Has the metrics go on from what the ledger knows: between a start or a reload and the next round nothing is missing.</summary>
/// <param name="ledger">What is known.</param>
/// <param name="rounds">Counts void rounds.</param>
/// <param name="standings">Tells where nodes stand.</param>
internal sealed class MetricsBeginning(ILedger ledger, RoundMetrics rounds, StandingMetrics standings) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var memory = await ledger.RecallAsync(cancellationToken);
        rounds.Begin(memory);
        standings.Begin(memory);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
