using System.Collections.Concurrent;
using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Route53;

/// <summary>
/// Hosted zones of Amazon Route 53. Reads whole zones, and changes them by batches that are carried out as a whole, or not
/// at all where a set is no longer what it was read as.
/// <para>
/// Single sets and weighted, multivalue, latency, geolocation, geoproximity, failover and IP-based members are changed, each
/// with its own fields kept. Aliases and what traffic policies made are read and left alone. A change that would leave
/// only members of weight 0, and thereby bring them back, is refused.
/// </para>
/// </summary>
public sealed class Route53Registrar : IRegistrar, IDisposable
{
    /// <summary>A change is in sync within a minute, as a rule; every question counts against the account's rate.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Route53Client _client;
    private readonly ZoneListing _listing;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<DomainName, string> _lastChanges = new();

    /// <summary>A registrar of one account.</summary>
    /// <param name="name">The name in the configuration.</param>
    /// <param name="settings">The account and its zones.</param>
    /// <param name="time">Dates signatures and measures time limits.</param>
    public Route53Registrar(string name, Route53Settings settings, TimeProvider time)
    {
        Name = name;
        _time = time;
        _client = new Route53Client(settings, time);
        _listing = new ZoneListing(_client, settings);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation) =>
        ReadAsync(zone, CallUrgency.Change, cancellation);

    /// <inheritdoc />
    public Task<Zone> LookAsync(DomainName zone, CancellationToken cancellation) =>
        ReadAsync(zone, CallUrgency.Look, cancellation);

    /// <summary>
    /// Makes exactly this change, and returns once it is accepted. <see cref="IsInSyncAsync"/> tells when it is published.
    /// </summary>
    /// <inheritdoc />
    public async Task ApplyAsync(ZoneChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        var batch = ChangeBatch.Of(change);
        if (batch.Count == 0)
        {
            return;
        }

        var zone = change.Before.Name;
        var id =
            change.Before.Attributes[ZoneMapping.IdAttribute]
            ?? await _listing.IdOfAsync(zone, new CallSeries(CallUrgency.Change), cancellation);
        _lastChanges[zone] = (await _client.ChangeAsync(id, batch, cancellation)).Id;
    }

    /// <summary>
    /// True where all of Route 53's name servers answer by the last change that this registrar made of the zone since it was
    /// started, or where it made none.
    /// </summary>
    /// <param name="zone">The apex.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RegistrarException">Route 53 did not tell.</exception>
    public async Task<bool> IsInSyncAsync(DomainName zone, CancellationToken cancellation) =>
        !_lastChanges.TryGetValue(zone, out var id) || (await _client.GetChangeAsync(id, cancellation)).IsInSync;

    /// <summary>Asks every 5 seconds until <see cref="IsInSyncAsync"/>.</summary>
    /// <param name="zone">The apex.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RegistrarException">Route 53 did not tell.</exception>
    public async Task WaitUntilInSyncAsync(DomainName zone, CancellationToken cancellation)
    {
        while (!await IsInSyncAsync(zone, cancellation))
        {
            await Task.Delay(Pause, _time, cancellation);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<Zone> ReadAsync(DomainName zone, CallUrgency urgency, CancellationToken cancellation)
    {
        var calls = new CallSeries(urgency);
        var id = await _listing.IdOfAsync(zone, calls, cancellation);
        return ZoneMapping.ToZone(zone, id, await _listing.SetsOfAsync(id, calls, cancellation));
    }
}
