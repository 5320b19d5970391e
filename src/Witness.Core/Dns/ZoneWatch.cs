using System.Collections.Concurrent;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>
/// Reads the zones when it is time to: at start, hourly, every 10 minutes while a node is out, and again 1 and 5 minutes
/// after a change, because what others do at the registrar counts. A zone that cannot be read is tried again with growing pauses, and told once.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="time">The clock.</param>
public sealed class ZoneWatch(Fleet fleet, RegistrarBook registrars, TimeProvider time)
{
    private static readonly TimeSpan Usually = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhileOut = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan[] AfterChange = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<DomainName, ZoneProgress> _failures = new();
    private readonly ConcurrentDictionary<DomainName, DateTimeOffset> _lastReads = new();
    private readonly ConcurrentDictionary<DomainName, DateTimeOffset[]> _again = new();

    /// <summary>Reads every zone that is due.</summary>
    /// <param name="someoneIsOut">True while a node is not In.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ZoneSightings> LookAsync(bool someoneIsOut, CancellationToken cancellation)
    {
        var due = fleet.Zones.Where(zone => IsDue(zone.Name, someoneIsOut ? WhileOut : Usually));
        var looks = await Task.WhenAll(due.Select(zone => LookAsync(zone, cancellation)));
        return new ZoneSightings(
            [.. looks.Select(look => look.Reading).OfType<ZoneReading>()],
            [.. looks.Select(look => look.Notice).OfType<Notice>()]
        );
    }

    /// <summary>Looks at changed zones once more a little later: an ACME client that read an old zone may write it back.</summary>
    public void LookAgain(IEnumerable<DomainName> zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var now = time.GetUtcNow();
        foreach (var zone in zones)
        {
            _again[zone] = [.. AfterChange.Select(pause => now + pause)];
        }
    }

    private bool IsDue(DomainName zone, TimeSpan every)
    {
        var now = time.GetUtcNow();
        return _failures.TryGetValue(zone, out var failure)
            ? failure.IsDue(now)
            : !_lastReads.TryGetValue(zone, out var last)
                || now - last >= every
                || now < last
                || (_again.TryGetValue(zone, out var again) && Array.Exists(again, at => at <= now));
    }

    private async Task<(ZoneReading? Reading, Notice? Notice)> LookAsync(
        ZoneSettings zone,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var reading = await registrars.ReadAsync(zone.Name, both.Token);
            _lastReads[zone.Name] = reading.At;
            DropLooksBefore(zone.Name, reading.At);
            return (reading, Recovered(zone));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, Failed(zone, $"no answer within {Phrase.Of(Longest)}", needsHuman: false));
        }
        catch (RegistrarException error)
        {
            return (null, Failed(zone, error.Message, error.Fault == RegistrarFault.Configuration));
        }
    }

    private void DropLooksBefore(DomainName zone, DateTimeOffset at)
    {
        if (_again.TryGetValue(zone, out var again))
        {
            _again[zone] = Array.FindAll(again, look => look > at);
        }
    }

    private Notice? Recovered(ZoneSettings zone) =>
        _failures.TryRemove(zone.Name, out _)
            ? new Notice(NoticeKind.Zone, Node: null, $"zone {zone.Name} can be read again ({zone.Registrar})")
            : null;

    private Notice? Failed(ZoneSettings zone, string error, bool needsHuman)
    {
        var before = _failures.GetValueOrDefault(zone.Name, ZoneProgress.New);
        _failures[zone.Name] = before.Failed(time.GetUtcNow(), error, needsHuman);
        return before.LastError == error
            ? null
            : new Notice(
                NoticeKind.Zone,
                Node: null,
                $"zone {zone.Name} cannot be read ({zone.Registrar}): {error}; while that lasts no node can be removed from it"
            );
    }
}

/// <summary>What came of a look at the zones.</summary>
/// <param name="Readings">Zones that were read.</param>
/// <param name="Notices">What the humans must be told of the others.</param>
public sealed record ZoneSightings(IReadOnlyList<ZoneReading> Readings, IReadOnlyList<Notice> Notices);
