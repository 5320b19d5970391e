using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core;

/// <summary>
/// One step of the daemon while it is thought through: what was recalled, as changed so far, and what is to be written down
/// of it. Counting, orders and judging all work on this value, and none of them does anything else.
/// </summary>
public sealed class Deliberation
{
    private readonly Dictionary<string, Standing> _standings;
    private readonly Dictionary<string, Standing> _changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, Order> _orders;
    private readonly List<long> _answered = [];
    private readonly List<Strike> _strikes = [];
    private readonly List<Recovery> _recoveries = [];
    private readonly List<Verdict> _verdicts = [];
    private readonly List<Notice> _notices = [];
    private readonly List<string> _forgotten = [];
    private readonly ZoneReadings _zones;
    private bool _setsFreeze;

    /// <summary>Begins with what was recalled.</summary>
    public Deliberation(Recollection memory, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(memory);
        At = at;
        LastRound = memory.LastRound;
        Freeze = memory.Freeze;
        _standings = new Dictionary<string, Standing>(memory.Standings, StringComparer.OrdinalIgnoreCase);
        _orders = memory.Orders.ToDictionary(order => order.Id);
        _zones = new ZoneReadings(memory);
    }

    /// <summary>The instant at which this is thought: the round's start, or now for orders between rounds.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The round before.</summary>
    public RoundMark? LastRound { get; }

    /// <summary>The freeze in force.</summary>
    public Hold? Freeze { get; private set; }

    /// <summary>Every standing that is remembered.</summary>
    public IReadOnlyDictionary<string, Standing> Standings => _standings;

    /// <summary>Orders not yet ended, in the order in which they were given.</summary>
    public IReadOnlyList<Order> PendingOrders =>
        [.. _orders.Values.Where(order => order.IsPending).OrderBy(order => order.Id)];

    /// <summary>The last good reading of each zone.</summary>
    public IReadOnlyDictionary<DomainName, ZoneReading> Readings => _zones.Good;

    /// <summary>The zones that have lost too much to be built upon.</summary>
    public IReadOnlyDictionary<DomainName, ZoneAccident> Accidents => _zones.Accidents;

    /// <summary>Verdicts so far.</summary>
    public IReadOnlyList<Verdict> Verdicts => _verdicts;

    /// <summary>Notices so far.</summary>
    public IReadOnlyList<Notice> Notices => [.. _notices, .. _zones.Notices];

    /// <summary>What is remembered of a node.</summary>
    public Standing Of(string node) => _standings.GetValueOrDefault(node) ?? new Standing(node);

    /// <summary>Changes what is remembered of a node.</summary>
    public void Set(Standing standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        _standings[standing.Node] = standing;
        _changed[standing.Node] = standing;
    }

    /// <summary>Forgets a node.</summary>
    public void Forget(string node)
    {
        _standings.Remove(node);
        _changed.Remove(node);
        _forgotten.Add(node);
    }

    /// <summary>Gives a strike.</summary>
    public void Add(Strike strike) => _strikes.Add(strike);

    /// <summary>Keeps what a node answered when it passed again.</summary>
    public void Add(Recovery recovery) => _recoveries.Add(recovery);

    /// <summary>Says a verdict.</summary>
    public void Say(Verdict verdict) => _verdicts.Add(verdict);

    /// <summary>Tells the humans.</summary>
    public void Tell(Notice notice) => _notices.Add(notice);

    /// <summary>Gives an order a new state and an answer.</summary>
    public void Answer(Order order, OrderState state, string? answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        _orders[order.Id] = order with { State = state, Answer = answer };
        _answered.Add(order.Id);
    }

    /// <summary>The order of that number, while it has not ended.</summary>
    public Order? Order(long? id) => id is { } number ? _orders.GetValueOrDefault(number) : null;

    /// <summary>The orders that are to change a zone, or to prove that it can be changed, and have not ended.</summary>
    public IEnumerable<Order> ZoneWorkOf(DomainName? zone) =>
        PendingOrders.Where(order => order.IsZoneWork && order.Zone == zone);

    /// <summary>Begins or ends a freeze.</summary>
    public void SetFreeze(Hold? freeze)
    {
        Freeze = freeze;
        _setsFreeze = true;
    }

    /// <summary>Takes a reading in, unless a newer one is known.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="now">The present: a reading from the future was made before the clock went back.</param>
    public void Take(ZoneReading reading, DateTimeOffset now) => _zones.Take(reading, _standings.Values, now);

    /// <summary>Takes a zone as good that has lost too much.</summary>
    /// <returns>False where no accident of it is known.</returns>
    public bool Accept(DomainName zone) => _zones.Accept(zone);

    /// <summary>What is to be written down.</summary>
    public LedgerEntry ToEntry(RoundMark? round = null, IReadOnlyList<Observation>? observations = null) =>
        new(At)
        {
            Round = round,
            Observations = observations ?? [],
            Strikes = _strikes,
            Recoveries = _recoveries,
            Verdicts = _verdicts,
            Standings = [.. _changed.Values],
            Forgotten = _forgotten,
            Orders = [.. _answered.Distinct().Select(id => _orders[id])],
            Freeze = Freeze,
            SetsFreeze = _setsFreeze,
            Readings = _zones.New,
            Accidents = _zones.Changed,
            Snapshots = _zones.Kept,
            Notices = Notices,
        };

    /// <summary>What is known now, as if it had been recalled.</summary>
    public Recollection ToRecollection() =>
        new()
        {
            LastRound = LastRound,
            Standings = _standings,
            Freeze = Freeze,
            Orders = PendingOrders,
            Readings = _zones.Good,
            Accidents = _zones.Accidents,
        };
}
