using System.Collections.Concurrent;
using Witness.Core.Ledger;
using Witness.Core.Nodes;

namespace Witness.Core.Dns;

/// <summary>
/// Looks at the zones when it is time to: at start, hourly, every 10 minutes while a node is out, and again 1 and 5 minutes
/// after a change, because what others do at the registrar counts. A zone that cannot be read is tried again with growing
/// pauses, and told once. One that is put off, because its registrar is short of calls or of time, comes first next time, and
/// is told only when it has waited for very long.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="time">The clock.</param>
public sealed class ZoneWatch(Fleet fleet, RegistrarBook registrars, TimeProvider time)
{
    private static readonly TimeSpan Usually = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhileOut = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<DomainName, ZoneDiary> _diaries = new();
    private readonly HashSet<string> _late = new(StringComparer.Ordinal);
    private readonly ZoneLooker _looker = new(registrars, time);

    /// <summary>Looks at every zone that is due. Calls do not overlap.</summary>
    /// <param name="someoneIsOut">True while a node is not In.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ZoneSightings> LookAsync(bool someoneIsOut, CancellationToken cancellation)
    {
        var (now, every) = (time.GetUtcNow(), someoneIsOut ? WhileOut : Usually);
        var due = fleet.Zones.ToLookup(zone => DiaryOf(zone).IsDue(now, every));
        foreach (var zone in due[false])
        {
            Note(zone.Name, diary => diary.Rested());
        }

        var lanes = due[true]
            .OrderBy(zone => DiaryOf(zone).LastTry)
            .Select(zone => (Zone: zone, IsOfChange: DiaryOf(zone).IsCheckedAt(now)))
            .GroupBy(look => look.Zone.Registrar, StringComparer.Ordinal)
            .Select(lane => _looker.LookAsync(lane, cancellation));
        var looks = (await Task.WhenAll(lanes)).SelectMany(lane => lane).ToList();
        return new ZoneSightings(
            [.. looks.OfType<ZoneLook.Read>().Select(look => look.Reading)],
            [.. Told(looks), .. Late(looks, every)]
        );
    }

    /// <summary>Looks at changed zones once more a little later: an ACME client that read an old zone may write it back.</summary>
    public void LookAgain(IEnumerable<DomainName> zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        foreach (var zone in zones)
        {
            Note(zone, diary => diary.Changed(time.GetUtcNow()));
        }
    }

    /// <summary>Writes the looks down, and gives what is new of them.</summary>
    private List<Notice> Told(List<ZoneLook> looks)
    {
        var (recovered, failed) = (new List<ZoneSettings>(), new List<ZoneLook.Failed>());
        foreach (var look in looks)
        {
            var before = DiaryOf(look.Zone).Failure;
            if (look is ZoneLook.Read && before is not null)
            {
                recovered.Add(look.Zone);
            }
            else if (look is ZoneLook.Failed failure && before?.LastError != failure.Error)
            {
                failed.Add(failure);
            }

            Note(look.Zone.Name, diary => After(diary, look));
        }

        return [.. ZoneNews.Recovered(recovered), .. ZoneNews.Failed(failed)];
    }

    private IEnumerable<Notice> Late(List<ZoneLook> looks, TimeSpan every)
    {
        var now = time.GetUtcNow();
        foreach (
            var lane in looks.OfType<ZoneLook.PutOff>().GroupBy(look => look.Zone.Registrar, StringComparer.Ordinal)
        )
        {
            var late = lane.Where(look => DiaryOf(look.Zone).WaitsTooLong(now, every)).ToList();
            if (late.Count > 0 && _late.Add(lane.Key))
            {
                yield return ZoneNews.Late([.. late.Select(look => look.Zone)], 3 * every, late[0].Why);
            }
        }

        var waiting = fleet
            .Zones.Where(zone => DiaryOf(zone).Waits)
            .ToLookup(zone => zone.Registrar, StringComparer.Ordinal);
        foreach (var registrar in _late.Where(registrar => !waiting.Contains(registrar)).ToList())
        {
            _late.Remove(registrar);
            yield return ZoneNews.InTime(registrar);
        }
    }

    private ZoneDiary After(ZoneDiary diary, ZoneLook look) =>
        look switch
        {
            ZoneLook.Read read => diary.Read(read.Reading.At),
            ZoneLook.Failed failed => diary.Failed(time.GetUtcNow(), failed.Error, failed.NeedsHuman),
            _ => diary.PutOff(time.GetUtcNow()),
        };

    private ZoneDiary DiaryOf(ZoneSettings zone) => _diaries.GetValueOrDefault(zone.Name, ZoneDiary.New);

    private void Note(DomainName zone, Func<ZoneDiary, ZoneDiary> change) =>
        _diaries.AddOrUpdate(zone, _ => change(ZoneDiary.New), (_, diary) => change(diary));
}
