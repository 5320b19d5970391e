using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Publications;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Tests.Doubles;

/// <summary>A ledger in memory, whose process can be killed right before or right after a write.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly Dictionary<string, Standing> _standings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, Order> _orders = [];
    private readonly Dictionary<long, (OpenIntent Intent, ChangeResult? Result)> _changes = [];
    private readonly Dictionary<DomainName, ZoneReading> _readings = [];
    private readonly Dictionary<DomainName, ZoneAccident> _accidents = [];
    private readonly List<Zone> _snapshots = [];
    private RoundMark? _lastRound;
    private VoidRun? _voidRun;
    private Hold? _freeze;
    private int _writes;

    /// <summary>The write, counted from 1, before which the process dies; it is not made.</summary>
    public int? DiesBeforeWrite { get; set; }

    /// <summary>The write, counted from 1, after which the process dies; it has been made.</summary>
    public int? DiesAfterWrite { get; set; }

    /// <summary>Called at every recall, after it has read: what others write meanwhile.</summary>
    public Action<MemoryLedger>? OnRecall { get; set; }

    public int Writes => _writes;

    /// <summary>The orders that were followed, by their numbers, and after or within which round each was taken up.</summary>
    public Dictionary<long, (long Round, bool IsWithin)> Followed { get; } = [];

    public List<LedgerEntry> Entries { get; } = [];

    public List<ChangeIntent> Intents { get; } = [];

    /// <summary>The changes whose publication is awaited; those that end leave.</summary>
    public List<AwaitedPublication> Awaited { get; } = [];

    public IEnumerable<Verdict> Verdicts => Entries.SelectMany(entry => entry.Verdicts);

    public IEnumerable<Notice> Notices => Entries.SelectMany(entry => entry.Notices);

    public IEnumerable<ChangeResult> Results => Entries.SelectMany(entry => entry.Changes);

    public IReadOnlyCollection<Order> Orders => _orders.Values;

    public Standing Of(string node) => _standings.GetValueOrDefault(node) ?? new Standing(node);

    public IReadOnlyCollection<Standing> Standings => _standings.Values;

    public IEnumerable<OpenIntent> OpenIntents =>
        _changes
            .OrderBy(change => change.Key)
            .Where(change => change.Value.Result is null)
            .Select(change => change.Value.Intent);

    /// <summary>What the command line does: writes an order down.</summary>
    public Order Give(OrderKind kind, string? node, DateTimeOffset at, bool force = false, DateTimeOffset? until = null)
    {
        var order = new Order(_orders.Count + 1, kind, node, at, "me@here") { Force = force, Until = until };
        return _orders[order.Id] = order;
    }

    public Order Accept(DomainName zone, DateTimeOffset at) =>
        Give(new Order(0, OrderKind.Accept, Node: null, at, "me@here") { Zone = zone });

    public Order Give(Order order) => _orders[_orders.Count + 1] = order with { Id = _orders.Count + 1 };

    /// <summary>Whole zones as they were before changes and accidents, the first with number 1.</summary>
    public IReadOnlyList<Zone> Snapshots => _snapshots;

    /// <summary>Keeps a snapshot.</summary>
    public void Keep(Zone zone) => _snapshots.Add(zone);

    public void Put(Standing standing) => _standings[standing.Node] = standing;

    public Task<Recollection> RecallAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        OnRecall?.Invoke(this);
        return Task.FromResult(
            new Recollection
            {
                LastRound = _lastRound,
                VoidRun = _voidRun,
                Standings = new Dictionary<string, Standing>(_standings, StringComparer.OrdinalIgnoreCase),
                Freeze = _freeze,
                Orders = [.. _orders.Values.Where(order => order.IsPending).OrderBy(order => order.Id)],
                Intents = [.. OpenIntents],
                Readings = new Dictionary<DomainName, ZoneReading>(_readings),
                Accidents = new Dictionary<DomainName, ZoneAccident>(_accidents),
            }
        );
    }

    public Task CommitAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Write(() => Take(entry));
        return Task.CompletedTask;
    }

    public Task<Zone?> SnapshotAsync(long number, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(number >= 1 && number <= _snapshots.Count ? _snapshots[(int)number - 1] : null);
    }

    public Task<IReadOnlyList<AwaitedPublication>> AwaitedAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<AwaitedPublication>>([.. Awaited]);
    }

    public Task<long> IntendAsync(ChangeIntent intent, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var id = intent.Resumes ?? _changes.Count + 1L;
        Write(() =>
        {
            var (change, standing) = (intent.Change, intent.Standing);
            if (standing is not null)
            {
                _standings[standing.Node] = standing;
            }

            _snapshots.Add(change.Before);
            var open = new OpenIntent(id, standing?.Node, change.Before.Name, change.Removed, change.Added);
            _changes[id] = (open, null);
            Intents.Add(intent);
        });
        return Task.FromResult(id);
    }

    private void Write(Action write)
    {
        _writes++;
        if (_writes == DiesBeforeWrite)
        {
            throw new KilledException();
        }

        write();
        if (_writes == DiesAfterWrite)
        {
            throw new KilledException();
        }
    }

    private void Take(LedgerEntry entry)
    {
        Assert.All(
            entry.Notices,
            notice => Assert.Contains(notice.Command ?? "", notice.Text, StringComparison.Ordinal)
        );
        Entries.Add(entry);
        if (entry.Round is { } mark && mark.Number > (_lastRound?.Number ?? 0))
        {
            _voidRun = mark.Void is null ? null : new VoidRun((_voidRun?.Rounds ?? 0) + 1, _voidRun?.Since ?? mark.At);
        }

        _lastRound = entry.Round is { } round && round.Number >= (_lastRound?.Number ?? 0) ? round : _lastRound;
        _freeze = entry.SetsFreeze ? entry.Freeze : _freeze;
        foreach (var standing in entry.Standings)
        {
            _standings[standing.Node] = standing;
        }

        foreach (var node in entry.Forgotten)
        {
            _standings.Remove(node);
        }

        foreach (var order in entry.Orders)
        {
            if (
                _orders[order.Id].State == OrderState.Open
                && order.State is OrderState.Taken or OrderState.Done or OrderState.Superseded
            )
            {
                Followed[order.Id] = (_lastRound?.Number ?? 0, entry.Round is not null);
            }

            _orders[order.Id] = order;
        }

        foreach (var reading in entry.Readings)
        {
            _readings[reading.Zone.Name] = reading;
        }

        _snapshots.AddRange(entry.Snapshots.Select(reading => reading.Zone));
        foreach (var (zone, accident) in entry.Accidents)
        {
            _accidents.Remove(zone);
            if (accident is not null)
            {
                _accidents[zone] = accident;
            }
        }

        foreach (var result in entry.Changes)
        {
            var intent = _changes[result.Id].Intent;
            _changes[result.Id] = (intent, result);
            if (result.Outcome == ChangeOutcome.Accepted)
            {
                Awaited.Add(new(result.Id, intent.Node, intent.Zone, result.At, intent.Removed, intent.Added));
            }
        }

        foreach (var result in entry.Publications)
        {
            Awaited.RemoveAll(one => one.Change == result.Of.Change);
            if (result.State == PublicationState.Awaited)
            {
                Awaited.Add(result.Of with { Detail = result.Detail });
            }
        }
    }
}

/// <summary>The process was killed here.</summary>
public sealed class KilledException() : Exception("the process was killed here");
