using Witness.Core.Dns;

namespace Witness.Core.Tests.Doubles;

/// <summary>A registrar in memory that keeps its contract, and fails in every way in which one can.</summary>
public sealed class MemoryRegistrar(string name, params Zone[] zones) : IRegistrar
{
    private readonly Dictionary<DomainName, Zone> _zones = zones.ToDictionary(zone => zone.Name);
    private readonly Dictionary<DomainName, int> _serials = zones.ToDictionary(zone => zone.Name, _ => 1);

    public string Name => name;

    public int Reads { get; private set; }

    public List<ZoneChange> Applied { get; } = [];

    /// <summary>Thrown by a read; null where it works.</summary>
    public Func<Exception?> OnRead { get; set; } = () => null;

    /// <summary>Thrown by an apply that changes nothing; null where it works.</summary>
    public Func<Exception?> OnApply { get; set; } = () => null;

    /// <summary>Thrown by an apply that has changed everything: its answer is lost.</summary>
    public Func<Exception?> OnAnswer { get; set; } = () => null;

    /// <summary>Done by somebody else between the plan and the apply.</summary>
    public Action BeforeApply { get; set; } = () => { };

    /// <summary>Done by somebody else, or by a faulty registrar, right after the apply.</summary>
    public Action AfterApply { get; set; } = () => { };

    /// <summary>Sees every change right before it is made.</summary>
    public Action<ZoneChange> Watch { get; set; } = _ => { };

    /// <summary>While true a write is taken, and reading still shows the zone of before.</summary>
    public bool ShowsOld { get; set; }

    /// <summary>While true a call answers only to its cancellation.</summary>
    public bool Hangs { get; set; }

    /// <summary>False where the registrar cannot tell that a zone has changed since it was read.</summary>
    public bool KnowsVersions { get; set; } = true;

    public Zone this[string zone]
    {
        get => _zones[DomainName.Parse(zone)];
        set
        {
            _zones[value.Name] = value;
            _serials[value.Name]++;
        }
    }

    public async Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation)
    {
        Reads++;
        await WorkAsync(OnRead, cancellation);
        var held = ShowsOld && Applied.LastOrDefault() is { } change ? change.Before : _zones[zone];
        return held with { Version = KnowsVersions ? $"{_serials[zone]}" : null };
    }

    public async Task ApplyAsync(ZoneChange change, CancellationToken cancellation)
    {
        await WorkAsync(OnApply, cancellation);
        BeforeApply();
        var now = _zones[change.Before.Name];
        if (change.Before.Version is { } version && version != $"{_serials[now.Name]}")
        {
            throw new StaleZoneException($"zone {now.Name} has changed since it was read");
        }

        Watch(change);
        var staying = now.Records.Where(record => !change.Removed.Contains(record)).ToList();
        this[now.Name.Text] = now with
        {
            Attributes = change.After.Attributes,
            Records = [.. staying, .. change.Added.Where(record => !staying.Exists(record.IsSameAs))],
        };
        Applied.Add(change);
        AfterApply();
        if (OnAnswer() is { } lost)
        {
            throw lost;
        }
    }

    private async Task WorkAsync(Func<Exception?> fault, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }

        if (fault() is { } error)
        {
            throw error;
        }
    }
}
