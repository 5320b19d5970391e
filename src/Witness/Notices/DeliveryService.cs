using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Core.Ledger;
using Witness.Ledger;
using Witness.Ledger.Outgoing;

namespace Witness.Notices;

/// <summary>
/// Tells notices beside the rounds, each channel by itself: one that hangs holds up neither a round nor another channel.
/// </summary>
/// <param name="configuration">The channels.</param>
/// <param name="outbox">Where notices wait.</param>
/// <param name="news">Tells when a notice may wait.</param>
/// <param name="web">Sends what goes by HTTP.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is told.</param>
internal sealed class DeliveryService(
    WitnessConfiguration configuration,
    Outbox outbox,
    LedgerNews news,
    Web web,
    TimeProvider time,
    ILogger<DeliveryService> log
) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Takes note of the channels. Before anything else begins: what is new from here on is news to a channel that is new.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Tells what waits now, once: a notice that fails is left to the next run.</summary>
    public Task TellOnceAsync(CancellationToken cancellation) =>
        Task.WhenAll(
            Deliveries()
                .Select(async delivery =>
                {
                    while (await StepAsync(delivery, cancellation) == TimeSpan.Zero) { }
                })
        );

    /// <summary>Takes note of the channels.</summary>
    public Task OpenAsync(CancellationToken cancellation) =>
        outbox.OpenAsync(
            configuration.Notices.ToDictionary(
                channel => channel.Name,
                IReadOnlyCollection<NoticeKind>? (channel) => channel.Kinds,
                StringComparer.Ordinal
            ),
            cancellation
        );

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Deliveries().Select(delivery => RunAsync(delivery, stoppingToken)));

    private IEnumerable<Delivery> Deliveries() =>
        configuration.Notices.Select(options => new Delivery(
            ChannelFactory.Of(options, web, time),
            outbox,
            configuration,
            time,
            log
        ));

    private async Task RunAsync(Delivery delivery, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await (
                await StepAsync(delivery, cancellation) is { } pause
                    ? Task.Delay(pause, time, cancellation)
                    : news.WaitAsync(cancellation)
            );
        }
    }

    private async Task<TimeSpan?> StepAsync(Delivery delivery, CancellationToken cancellation)
    {
        try
        {
            return await delivery.StepAsync(cancellation);
        }
        catch (LedgerException error)
        {
            log.LogError("notices cannot be told: {Reason}", error.Message);
            return AfterTrouble;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // One broken channel must end neither the others nor the watch.
            log.LogCritical(error, "notices cannot be told, it is tried again in a minute: please report this");
            return AfterTrouble;
        }
    }
}
