using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Core;
using Witness.Hosting;

namespace Witness.Notices;

/// <summary>
/// Fetches a URL after each closed round, void ones included: the witness that says of itself that it is blind is alive, and
/// tells so by a notice. Who hears no beat knows what no notice can tell.
/// </summary>
/// <param name="options">What is fetched.</param>
/// <param name="web">Fetches it.</param>
/// <param name="log">Where it is told that it cannot be.</param>
internal sealed class Heartbeat(HeartbeatOptions options, Web web, ILogger<Heartbeat> log)
    : BackgroundService,
        IRoundListener
{
    // One beat that waits is as good as ten.
    private readonly Channel<bool> _rounds = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    private readonly SecretUrl _url = new(options.Url);
    private bool _fails;

    /// <inheritdoc />
    public void Hear(RoundReport report) => _rounds.Writer.TryWrite(true);

    /// <summary>Fetches it once. A failure is told, and the next one only once it has worked again.</summary>
    public async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _url.Read());
            await web.SendAsync(request, options.Timeout, cancellation);
            if (_fails)
            {
                log.LogInformation("the heartbeat is heard again");
            }

            _fails = false;
        }
        catch (DeliveryException error)
        {
            log.Log(
                _fails ? LogLevel.Debug : LogLevel.Warning,
                "the heartbeat is not heard: {Reason}; it is tried again after the next round",
                error.Message
            );
            _fails = true;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // A host whose service breaks stops, and the watch with it. Its words may hold a secret; its kind and place do not.
            log.LogCritical(
                "the heartbeat is broken, please report this: {Kind} {Place}; it is tried again after the next round",
                error.GetType(),
                error.StackTrace
            );
            _fails = true;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _rounds.Reader.ReadAllAsync(stoppingToken))
        {
            await BeatAsync(stoppingToken);
        }
    }
}
