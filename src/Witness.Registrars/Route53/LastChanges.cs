using System.Collections.Concurrent;
using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// The last batch of each zone, and how far it has come. Kept in memory alone: a batch is in sync within a minute as a rule,
/// and after a restart the zone's name servers tell by themselves.
/// </summary>
/// <param name="client">Asks.</param>
internal sealed class LastChanges(Route53Client client)
{
    private readonly ConcurrentDictionary<DomainName, ChangeInfo> _changes = new();

    /// <summary>Remembers a batch that was accepted.</summary>
    public void Note(DomainName zone, ChangeInfo change) => _changes[zone] = change;

    /// <summary>Asks about a zone's last batch, until it is in sync and no more then.</summary>
    /// <returns>Null where there is none.</returns>
    public async Task<RegistrarSight?> SightAsync(DomainName zone, CancellationToken cancellation)
    {
        if (!_changes.TryGetValue(zone, out var change))
        {
            return null;
        }

        var name = $"Route53 (change {change.Id})";
        try
        {
            var now = change.IsInSync ? change : await client.GetChangeAsync(change.Id, cancellation);
            _changes.TryUpdate(zone, now, change);
            return now.IsInSync
                ? new RegistrarSight(RegistrarSightState.Everywhere, $"{name} is INSYNC")
                : new RegistrarSight(RegistrarSightState.Pending, $"{name} is still PENDING");
        }
        catch (RegistrarException error) when (error.Fault is RegistrarFault.Configuration or RegistrarFault.Refused)
        {
            return new RegistrarSight(RegistrarSightState.Untold, $"{name} is not told of: {error.Message}");
        }
        catch (RegistrarException error)
        {
            return new RegistrarSight(
                RegistrarSightState.Pending,
                $"{name} is not known to be INSYNC: {error.Message}"
            );
        }
    }
}
