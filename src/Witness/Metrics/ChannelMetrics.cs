using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Core;
using Witness.Hosting;
using Witness.Ledger;
using Witness.Ledger.Outgoing;

namespace Witness.Metrics;

/// <summary>How far the channels have come in telling notices, as it was after the last round: the ledger is not asked more often.</summary>
internal sealed class ChannelMetrics : BackgroundService, IRoundListener
{
    private readonly Channel<bool> _rounds = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    private readonly Outbox _outbox;
    private readonly ILogger<ChannelMetrics> _log;
    private volatile IReadOnlyList<ChannelProgress> _channels = [];

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where.</param>
    /// <param name="outbox">Where notices wait.</param>
    /// <param name="log">For what should not happen.</param>
    public ChannelMetrics(WitnessMeter meter, Outbox outbox, ILogger<ChannelMetrics> log)
    {
        _outbox = outbox;
        _log = log;
        meter.Gauge(
            "witness.notices.waiting",
            "{notice}",
            "Notices that a channel has not told yet, after the last round.",
            () => Read(channel => channel.Waiting)
        );
        meter.Gauge(
            "witness.channel.failed_tries",
            "{try}",
            "Tries of a channel that failed since it last told a notice or gave one up, after the last round; 0 where it works.",
            () => Read(channel => channel.Tries)
        );
    }

    /// <inheritdoc />
    public void Hear(RoundReport report) => _rounds.Writer.TryWrite(true);

    /// <summary>Asks the ledger.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            _channels = await _outbox.ProgressAsync(cancellation);
        }
        catch (LedgerException error)
        {
            _log.LogError("what channels have told is not measured: {Reason}", error.Message);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // What is only measured must not end the watch.
            _log.LogError(error, "what channels have told is not measured: please report this");
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            await LookAsync(stoppingToken);
        } while (await _rounds.Reader.WaitToReadAsync(stoppingToken) && _rounds.Reader.TryRead(out _));
    }

    private IEnumerable<Measurement<double>> Read(Func<ChannelProgress, double> value) =>
        _channels.Select(channel => new Measurement<double>(value(channel), Labels.Of(Labels.Channel, channel.Name)));
}
