using System.Collections.Concurrent;
using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// Zones at Namecheap. Its API can only replace a whole zone, unconditionally, so every write gives back everything that
/// was read.
/// <para>
/// A race with another writer (a human, an ACME client) can be lost, for the API has no conditional write. The window is kept
/// short: a change is written only over a reading of at most <see cref="FreshFor"/> ago, this instance's last of the zone;
/// over an older one the zone is read once more, and what then differs is <see cref="StaleZoneException"/>. So a removal
/// takes three calls, whatever its number of names: the reading it is planned on, the write, and the reading back.
/// </para>
/// <para>A rehearsal writes the whole zone back as it is.</para>
/// </summary>
/// <param name="name">The name in the configuration.</param>
/// <param name="settings">The account.</param>
/// <param name="time">The clock.</param>
public sealed class NamecheapRegistrar(string name, NamecheapSettings settings, TimeProvider time) : IRegistrar
{
    /// <summary>How old a reading may be for a change to be written over it without another look.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    private readonly NamecheapClient _client = new(settings, time);
    private readonly DomainSplitter _splitter = new(settings);
    private readonly ConcurrentDictionary<DomainName, (Zone Zone, long At)> _readings = new();

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation) =>
        ReadAsync(zone, CallUrgency.Change, cancellation);

    /// <inheritdoc />
    public Task<Zone> LookAsync(DomainName zone, CancellationToken cancellation) =>
        ReadAsync(zone, CallUrgency.Look, cancellation);

    /// <inheritdoc />
    public async Task ApplyAsync(ZoneChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        RecordSetRules.Check(change, oneTtl: false);
        var zone = change.Before.Name;
        var hosts = HostMapping.ToHosts(change.After, RecordsAfter(change));
        HostRules.CheckWrite(zone, hosts);
        if (!IsFresh(change.Before))
        {
            RequireSame(change.Before, await ReadAsync(zone, CallUrgency.Change, cancellation));
        }

        // Whatever comes of the write, no reading from before it is fresh any more.
        _readings.TryRemove(zone, out _);
        await _client.SetHostsAsync(zone, _splitter.Split(zone), hosts, cancellation);
    }

    private async Task<Zone> ReadAsync(DomainName zone, CallUrgency urgency, CancellationToken cancellation)
    {
        var hosts = await _client.GetHostsAsync(zone, _splitter.Split(zone), urgency, cancellation);
        HostRules.CheckZone(zone, hosts, settings.DynamicDnsAllowed.Contains(zone));
        var read = HostMapping.ToZone(zone, hosts);
        _readings[zone] = (read, time.GetTimestamp());
        return read;
    }

    private bool IsFresh(Zone zone) =>
        _readings.TryGetValue(zone.Name, out var last)
        && ReferenceEquals(last.Zone, zone)
        && time.GetElapsedTime(last.At) <= FreshFor;

    private static void RequireSame(Zone planned, Zone now)
    {
        var differences = ZoneComparison.Differences(planned, now).ToList();
        if (!planned.Attributes.Equals(now.Attributes))
        {
            differences.Add($"its {planned.Attributes} is now {now.Attributes}");
        }

        if (differences.Count > 0)
        {
            throw new StaleZoneException(
                $"{planned.Name} is no longer as it was read ({string.Join(", ", differences)}); nothing was changed"
            );
        }
    }

    /// <summary>An address that is there already, however it is spelled, does not enter once more.</summary>
    private static List<DnsRecord> RecordsAfter(ZoneChange change)
    {
        var records = change.Before.Records.Where(record => !change.Removed.Contains(record)).ToList();
        foreach (var added in change.Added.Where(added => !records.Any(added.IsSameAs)))
        {
            records.Add(added);
        }

        return records;
    }
}
