namespace Witness.Core.Dns;

/// <summary>Finds the registrar of a zone, and keeps calls for one zone one after the other.</summary>
public sealed class RegistrarBook : IDisposable
{
    private readonly Dictionary<DomainName, (IRegistrar Registrar, ZoneTurn Turn)> _zones;
    private readonly TimeProvider _time;
    private readonly RegistrarCalls _calls;

    /// <summary>Looks every zone's registrar up once.</summary>
    /// <param name="zones">The zones.</param>
    /// <param name="registrars">The registrars that they name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="listener">Hears of every call; null where nobody does.</param>
    /// <exception cref="ArgumentException">A zone names a registrar that is not there.</exception>
    public RegistrarBook(
        IReadOnlyList<ZoneSettings> zones,
        IReadOnlyList<IRegistrar> registrars,
        TimeProvider time,
        IRegistrarListener? listener = null
    )
    {
        ArgumentNullException.ThrowIfNull(zones);
        var byName = registrars.ToDictionary(registrar => registrar.Name, StringComparer.Ordinal);
        _zones = zones.ToDictionary(
            zone => zone.Name,
            zone =>
                byName.TryGetValue(zone.Registrar, out var registrar)
                    ? (registrar, new ZoneTurn())
                    : throw new ArgumentException(
                        $"zone {zone.Name} names registrar {zone.Registrar}, which is not there",
                        nameof(zones)
                    )
        );
        _time = time;
        _calls = new RegistrarCalls(time, listener);
    }

    /// <summary>Reads a zone for a change: to plan it, to see what came of it, to see that it stays.</summary>
    /// <returns>The zone, with the instant at which the reading began.</returns>
    /// <exception cref="RegistrarException">It could not be read.</exception>
    public Task<ZoneReading> ReadAsync(DomainName zone, CancellationToken cancellation)
    {
        var (registrar, turn) = _zones[zone];
        return turn.TakeAsync(
            token => ReadAsync(registrar, RegistrarVerb.Read, zone, registrar.ReadAsync, token),
            cancellation
        );
    }

    /// <summary>Reads a zone that nobody waits for. It gives way to any change of the zone.</summary>
    /// <returns>The zone, with the instant at which the reading began.</returns>
    /// <exception cref="RegistrarException">It could not be read, or was put off.</exception>
    public Task<ZoneReading> LookAsync(DomainName zone, CancellationToken cancellation)
    {
        var (registrar, turn) = _zones[zone];
        return turn.LookAsync(
            token => ReadAsync(registrar, RegistrarVerb.Look, zone, registrar.LookAsync, token),
            cancellation
        );
    }

    /// <summary>Makes a change.</summary>
    /// <exception cref="StaleZoneException">The zone is no longer what the change was planned on.</exception>
    /// <exception cref="RegistrarException">It was refused, or its outcome is unknown.</exception>
    public Task ApplyAsync(ZoneChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (registrar, turn) = _zones[change.Before.Name];
        return turn.TakeAsync(
            token =>
                _calls.GuardAsync(
                    registrar,
                    RegistrarVerb.Apply,
                    async () =>
                    {
                        await registrar.ApplyAsync(change, token);
                        return true;
                    },
                    token
                ),
            cancellation
        );
    }

    /// <summary>Asks the registrar of a zone whether all its name servers answer its last change. Takes nobody's turn.</summary>
    /// <returns>What it says; null where it cannot know.</returns>
    public async Task<RegistrarSight?> SightAsync(DomainName zone, CancellationToken cancellation)
    {
        if (!_zones.TryGetValue(zone, out var held) || held.Registrar is not IPublishingRegistrar registrar)
        {
            return null;
        }

        return await _calls.GuardSightAsync(registrar, zone, cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (_, turn) in _zones.Values)
        {
            turn.Dispose();
        }
    }

    private Task<ZoneReading> ReadAsync(
        IRegistrar registrar,
        RegistrarVerb verb,
        DomainName zone,
        Func<DomainName, CancellationToken, Task<Zone>> read,
        CancellationToken cancellation
    ) =>
        _calls.GuardAsync(
            registrar,
            verb,
            async () =>
            {
                var at = _time.GetUtcNow();
                var answer = await read(zone, cancellation);
                return answer.Name == zone
                    ? new ZoneReading(answer, at)
                    : throw new RegistrarException(
                        RegistrarFault.Unclear,
                        $"asked for zone {zone}, it answered with zone {answer.Name}"
                    );
            },
            cancellation
        );
}
