using System.Collections.Concurrent;
using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Doctor;

/// <summary>
/// Looks at every zone at its registrar, touching none, a few of a registrar at a time and for a short while. Where calls are
/// short the daemon's last reading has to do, so zones that it read longest ago come first.
/// </summary>
/// <param name="zones">The zones.</param>
/// <param name="registrars">Whom they belong to.</param>
/// <param name="readings">What the daemon read last.</param>
/// <param name="time">The clock.</param>
internal sealed class ZoneSurvey(
    IReadOnlyList<ZoneSettings> zones,
    RegistrarBook registrars,
    IReadOnlyDictionary<DomainName, ZoneReading> readings,
    TimeProvider time
)
{
    private const int AtOnce = 4;
    private static readonly TimeSpan BeginsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Looks.</summary>
    /// <returns>A sight of every zone, in the order of the configuration.</returns>
    public async Task<IReadOnlyList<ZoneSight>> MakeAsync(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var sights = new ConcurrentDictionary<DomainName, ZoneSight>();
        var lanes = zones
            .OrderBy(zone => readings.GetValueOrDefault(zone.Name)?.At ?? DateTimeOffset.MinValue)
            .GroupBy(zone => zone.Registrar, StringComparer.Ordinal)
            .Select(lane => new ConcurrentQueue<ZoneSettings>(lane));
        await Task.WhenAll(lanes.SelectMany(lane => Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(lane))));
        return [.. zones.Select(zone => sights[zone.Name])];

        async Task WorkAsync(ConcurrentQueue<ZoneSettings> lane)
        {
            while (lane.TryDequeue(out var zone))
            {
                sights[zone.Name] =
                    time.GetElapsedTime(begun) < BeginsWithin
                        ? await LookAsync(zone, cancellation)
                        : NotSeen(zone, new RegistrarException(RegistrarFault.PutOff, "other zones took too long"));
            }
        }
    }

    private async Task<ZoneSight> LookAsync(ZoneSettings zone, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        using var expiry = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        try
        {
            var reading = await registrars.LookAsync(zone.Name, both.Token);
            return new ZoneSight(zone, reading.Zone, Fault: null, time.GetElapsedTime(started));
        }
        catch (RegistrarException error)
        {
            return NotSeen(zone, error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            return NotSeen(
                zone,
                new RegistrarException(RegistrarFault.Unclear, $"no answer within {Phrase.Of(Longest)}", error)
            );
        }
    }

    /// <summary>Of what was put off nothing is known to be wrong, and the daemon's reading stands in. Any other fault counts.</summary>
    private ZoneSight NotSeen(ZoneSettings zone, RegistrarException fault)
    {
        var isShort = fault.Fault is RegistrarFault.PutOff or RegistrarFault.Busy;
        var known = isShort ? readings.GetValueOrDefault(zone.Name) : null;
        return new ZoneSight(zone, known?.Zone, fault, TimeSpan.Zero) { ReadByDaemonAt = known?.At };
    }
}
