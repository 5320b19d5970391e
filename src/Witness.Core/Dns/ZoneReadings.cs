using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>
/// The last good reading of each zone while new ones come in, and the accidents that they show. What is new here is what is
/// to be written down.
/// </summary>
public sealed class ZoneReadings
{
    private readonly Dictionary<DomainName, ZoneReading> _good;
    private readonly Dictionary<DomainName, ZoneAccident> _accidents;
    private readonly Dictionary<DomainName, ZoneAccident?> _changed = [];
    private readonly List<ZoneReading> _new = [];
    private readonly List<ZoneReading> _kept = [];
    private readonly List<Notice> _notices = [];

    /// <summary>Begins with what was recalled.</summary>
    public ZoneReadings(Recollection memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        _good = new Dictionary<DomainName, ZoneReading>(memory.Readings);
        _accidents = new Dictionary<DomainName, ZoneAccident>(memory.Accidents);
    }

    /// <summary>The last good reading of each zone.</summary>
    public IReadOnlyDictionary<DomainName, ZoneReading> Good => _good;

    /// <summary>The accidents that last.</summary>
    public IReadOnlyDictionary<DomainName, ZoneAccident> Accidents => _accidents;

    /// <summary>Good readings that are to be written down.</summary>
    public IReadOnlyList<ZoneReading> New => _new;

    /// <summary>Accidents that have begun, and null for those that are over.</summary>
    public IReadOnlyDictionary<DomainName, ZoneAccident?> Changed => _changed;

    /// <summary>Zones as they were before an accident, to be kept as snapshots.</summary>
    public IReadOnlyList<ZoneReading> Kept => _kept;

    /// <summary>What the humans must be told.</summary>
    public IReadOnlyList<Notice> Notices => _notices;

    /// <summary>Takes a reading in, unless a newer one is known.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="standings">What is owed to the zone is no loss.</param>
    /// <param name="asOf">The present: a reading from after it was made before the clock went back, and counts for nothing.</param>
    public void Take(ZoneReading reading, IEnumerable<Standing> standings, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var zone = reading.Zone.Name;
        var known = _good.GetValueOrDefault(zone);
        if (known is not null && known.At > reading.At && known.At <= asOf)
        {
            return;
        }

        var accident = known is null ? null : ZoneAccident.Find(known.Zone, reading, standings);
        if (accident is null)
        {
            _good[zone] = reading;
            _new.Add(reading);
            End(zone, $"zone {zone} has its records back: changes are made in it again");
        }
        else
        {
            Begin(zone, accident);
        }
    }

    /// <summary>Takes a zone as good that has lost too much.</summary>
    /// <returns>False where no accident of it is known.</returns>
    public bool Accept(DomainName zone)
    {
        if (!_accidents.TryGetValue(zone, out var accident))
        {
            return false;
        }

        _good[zone] = accident.Reading;
        _new.Add(accident.Reading);
        End(zone, notice: null);
        return true;
    }

    /// <summary>Takes a reading as good whatever the zone has lost: an operator has ordered it so, record by record.</summary>
    public void TakeAsOrdered(ZoneReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var zone = reading.Zone.Name;
        _good[zone] = reading;
        _new.Add(reading);
        if (_accidents.Remove(zone, out var accident))
        {
            _changed[zone] = null;
            _notices.RemoveAll(notice => notice.Text == accident.Why);
        }
    }

    private void Begin(DomainName zone, ZoneAccident accident)
    {
        if (!_accidents.ContainsKey(zone))
        {
            _kept.Add(_good[zone]);
        }

        if (_accidents.GetValueOrDefault(zone)?.Why != accident.Why)
        {
            _notices.Add(
                new Notice(NoticeKind.Zone, Node: null, accident.Why) { Zone = zone, Command = "witness zone list" }
            );
        }

        _accidents[zone] = accident;
        _changed[zone] = accident;
    }

    private void End(DomainName zone, string? notice)
    {
        if (_accidents.Remove(zone))
        {
            _changed[zone] = null;
            if (notice is not null)
            {
                _notices.Add(new Notice(NoticeKind.Zone, Node: null, notice) { Zone = zone });
            }
        }
    }
}
