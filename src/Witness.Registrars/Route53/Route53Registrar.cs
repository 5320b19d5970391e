using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Route53;

/// <summary>
/// Hosted zones of Amazon Route 53. Reads whole zones, and changes them by batches that are carried out as a whole, or not
/// at all where a set is no longer what it was read as.
/// <para>
/// Single sets and weighted, multivalue, latency, geolocation, geoproximity, failover and IP-based members are changed, each
/// with its own fields kept. What traffic policies made is read and left alone, and so are aliases, but for whole ones that a reviewed restore puts back
/// or takes out. A change that would leave
/// only members of weight 0, and thereby bring them back, is refused.
/// </para>
/// </summary>
public sealed class Route53Registrar : IPublishingRegistrar, IDisposable
{
    private readonly Route53Client _client;
    private readonly ZoneListing _listing;
    private readonly LastChanges _changes;

    /// <summary>A registrar of one account.</summary>
    /// <param name="name">The name in the configuration.</param>
    /// <param name="settings">The account and its zones.</param>
    /// <param name="time">Dates signatures and measures time limits.</param>
    public Route53Registrar(string name, Route53Settings settings, TimeProvider time)
    {
        Name = name;
        _client = new Route53Client(settings, time);
        _listing = new ZoneListing(_client, settings);
        _changes = new LastChanges(_client);
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
    /// Makes exactly this change, and returns once it is accepted. <see cref="SightAsync"/> tells when it is published.
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
        _changes.Note(zone, await _client.ChangeAsync(id, batch, cancellation));
    }

    /// <inheritdoc />
    public Task<RegistrarSight?> SightAsync(DomainName zone, CancellationToken cancellation) =>
        _changes.SightAsync(zone, cancellation);

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<Zone> ReadAsync(DomainName zone, CallUrgency urgency, CancellationToken cancellation)
    {
        var calls = new CallSeries(urgency);
        var id = await _listing.IdOfAsync(zone, calls, cancellation);
        return ZoneMapping.ToZone(zone, id, await _listing.SetsOfAsync(id, calls, cancellation));
    }
}
