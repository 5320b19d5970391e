using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// What the zones of one fencing share while they work side by side: the standings as they are now, and what is to be
/// written down when all are done. Every intent is committed under the board's lock, so that no zone's standing overwrites
/// another one's.
/// </summary>
/// <param name="memory">What was recalled when the fencing began.</param>
/// <param name="ledger">Where intents go.</param>
internal sealed class FencingBoard(Recollection memory, ILedger ledger) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly Dictionary<string, Standing> _standings = new(memory.Standings, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Node, DomainName Zone), ZoneFinding> _findings = [];
    private readonly List<ChangeResult> _results = [];
    private readonly ZoneReadings _zones = new(memory);
    private readonly HashSet<DomainName> _changedZones = [];
    private readonly List<Notice> _notices = [];
    private readonly List<Order> _orders = [];
    private readonly List<(string Node, ZoneChange Change, string Text)> _done = [];

    /// <summary>Changes whose outcome is not known.</summary>
    public IReadOnlyList<OpenIntent> Intents => memory.Intents;

    /// <summary>True where a change was written down of which it was not known, when the fencing began, whether it was made.</summary>
    public bool MayBeDone(string node, DomainName zone) =>
        Intents.Any(intent => intent.Node == node && intent.Zone == zone);

    /// <summary>Every standing as it is now.</summary>
    public IReadOnlyCollection<Standing> Standings => Locked(() => _standings.Values.ToList());

    /// <summary>One standing as it is now.</summary>
    public Standing Of(string node) => Locked(() => _standings[node]);

    /// <summary>Changes a standing.</summary>
    public void Update(string node, Func<Standing, Standing> change) =>
        Locked(() =>
        {
            _changed.Add(node);
            return _standings[node] = change(_standings[node]);
        });

    /// <summary>The orders about whole zones that have been taken up and have not ended.</summary>
    public IReadOnlyList<Order> ZoneWork { get; } =
    [.. memory.Orders.Where(order => order is { IsZoneWork: true, State: OrderState.Taken })];

    /// <summary>Writes down what is about to be done to a whole zone by an order.</summary>
    public async Task<long> IntendAsync(ChangeIntent intent, CancellationToken cancellation)
    {
        await _lock.WaitAsync(cancellation);
        try
        {
            return await ledger.IntendAsync(intent, cancellation);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Writes down what is about to be done for a node, with its standing as it is then.</summary>
    public async Task<long> IntendAsync(
        string node,
        Func<Standing, Standing> owing,
        Func<Standing, ChangeIntent> intent,
        CancellationToken cancellation
    )
    {
        await _lock.WaitAsync(cancellation);
        try
        {
            var standing = owing(_standings[node]);
            var id = await ledger.IntendAsync(intent(standing), cancellation);
            _standings[node] = standing;
            _changed.Add(node);
            return id;
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Notes a reading.</summary>
    /// <returns>The zone's accident, while one lasts.</returns>
    public ZoneAccident? Read(ZoneReading reading, DateTimeOffset now) =>
        Locked(() =>
        {
            _zones.Take(reading, _standings.Values, now);
            return _zones.Accidents.GetValueOrDefault(reading.Zone.Name);
        });

    /// <summary>Notes the reading of a zone that is now as an operator has ordered it.</summary>
    public void ReadAsOrdered(ZoneReading reading) => Locked(() => _zones.TakeAsOrdered(reading));

    /// <summary>Notes that a zone has been changed.</summary>
    public void Changed(DomainName zone) => Locked(() => _changedZones.Add(zone));

    /// <summary>The zones that have been changed.</summary>
    public IReadOnlyList<DomainName> ChangedZones => Locked(() => _changedZones.ToList());

    /// <summary>Notes what a change came to.</summary>
    public void Result(ChangeResult result) => Locked(() => _results.Add(result));

    /// <summary>Notes how a node stands in a zone.</summary>
    public void Find(string node, DomainName zone, ZoneFinding finding) =>
        Locked(() => _findings[(node, zone)] = finding);

    /// <summary>How a node stands in a zone, as far as this fencing has seen.</summary>
    public ZoneFinding Finding(string node, DomainName zone) =>
        Locked(() => _findings.GetValueOrDefault((node, zone)) ?? ZoneFinding.Unseen);

    /// <summary>Notes what was done for a node, with a fragment for the order's answer.</summary>
    public void Done(string node, ZoneChange change, string text) => Locked(() => _done.Add((node, change, text)));

    /// <summary>What was done for a node in this fencing.</summary>
    public IReadOnlyList<string> DoneFor(string node) =>
        Locked(() => _done.Where(one => one.Node == node).Select(one => one.Text).ToList());

    /// <summary>The changes that were made for a node in this fencing.</summary>
    public IReadOnlyList<ZoneChange> ChangesFor(string node) =>
        Locked(() => _done.Where(one => one.Node == node).Select(one => one.Change).ToList());

    /// <summary>Tells the humans.</summary>
    public void Tell(Notice notice) => Locked(() => _notices.Add(notice));

    /// <summary>Ends an order, or says how far it has come.</summary>
    public void Answer(long? id, OrderState state, string answer)
    {
        if (memory.Orders.FirstOrDefault(order => order.Id == id) is { } order)
        {
            Locked(() => _orders.Add(order with { State = state, Answer = answer }));
        }
    }

    /// <summary>What is to be written down.</summary>
    public LedgerEntry ToEntry(DateTimeOffset at) =>
        new(at)
        {
            Standings = [.. _changed.Select(node => _standings[node])],
            Readings = _zones.New,
            Accidents = _zones.Changed,
            Snapshots = _zones.Kept,
            Changes = _results,
            Notices = [.. _notices, .. _zones.Notices],
            Orders = _orders,
        };

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private void Locked(Action action) =>
        Locked(() =>
        {
            action();
            return true;
        });

    private T Locked<T>(Func<T> function)
    {
        _lock.Wait();
        try
        {
            return function();
        }
        finally
        {
            _lock.Release();
        }
    }
}
