using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>
/// What a policy would have done with the rounds that the ledger has recorded: the daemon's own classes, over what was seen,
/// in zones where every change succeeds at once. What people did is done again: their orders are given anew, held nodes are
/// held, and records that others put back are back. A node that only this policy took out is put back by an operator who
/// waits for nothing but the rule of clean rounds. Pure.
/// </summary>
public sealed class PolicyCourse : ICourse
{
    private readonly RecordedDeeds _deeds;
    private readonly StonithPolicy _policy;
    private readonly OrderDesk _desk;
    private readonly OrderRules _rules;
    private readonly PolicySettings _settings;
    private readonly ModelZones _zones;
    private readonly RecordedEyes _eyes;
    private readonly WellNodes _well;
    private readonly RecordedHolds _holds = new();
    private readonly ModelRotation _rotation;
    private readonly OrderCursor _orders;
    private readonly Hold? _freeze;
    private Recollection _memory = new();

    /// <summary>Begins with nothing known but the fleet and its zones.</summary>
    /// <param name="fleet">The nodes and zones.</param>
    /// <param name="present">What the ledger knows now: the zones as they were read last, and what nodes are owed.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="deeds">What was done beside the rounds' own answers.</param>
    public PolicyCourse(Fleet fleet, Recollection present, SimulatedPolicy policy, RecordedDeeds deeds)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(deeds);
        _deeds = deeds;
        _orders = new OrderCursor(deeds.Orders);
        _settings = policy.Settings with { Mode = Mode.Act };
        _policy = new StonithPolicy(fleet, _settings);
        _desk = new OrderDesk(fleet, _settings);
        _rules = new OrderRules(fleet, _settings);
        _zones = new ModelZones(fleet, _settings, present);
        _well = new WellNodes(_settings);
        _rotation = new ModelRotation(_zones, _well);
        _eyes = new RecordedEyes(fleet, policy.Retry);
        _freeze = deeds.Orders.Any(taken => IsAboutAll(taken.Order)) ? null : present.Freeze; // begun before all that is kept
    }

    /// <inheritdoc />
    public void LeadIn(RecordedRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        Begin(round);
        GiveOrders(round.Mark, IsAboutAll);
        var thought = new Deliberation(_memory, round.Mark.At);
        foreach (var (node, rotation) in round.Sight.Rotations)
        {
            _rotation.StandAt(thought, node, rotation);
        }

        Think(thought, round, judges: false);
        Remember(thought, round.Mark);
    }

    /// <inheritdoc />
    public CourseStep Take(RecordedRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        Begin(round);
        GiveOrders(round.Mark, _ => true);
        PutBack(round);
        var within = _orders.Within(round.Mark.Number).ToList();
        var thought = new Deliberation(_memory with { Orders = within }, round.Mark.At);
        _holds.Hold(thought, round.Sight);
        Think(thought, round, judges: true);
        var removed = _rotation.Close(thought, within);
        Remember(thought, round.Mark);
        return removed.Count == 0 ? CourseStep.Quiet : new CourseStep(removed, []);
    }

    /// <inheritdoc />
    public bool IsIn(string node) => _rotation.WasIn(node);

    /// <summary>
    /// Where the record begins nobody knows how a node came to be out, only that it was: what was ordered before counts for
    /// nothing but a freeze. Whom the first round itself has fenced or sent out was in before.
    /// </summary>
    private void Begin(RecordedRound round)
    {
        if (_memory.LastRound is not null)
        {
            return;
        }

        var at = round.Mark.At;
        _memory = _memory with { Freeze = _freeze?.Since <= at ? _freeze : null, Readings = _zones.Readings };
        var thought = new Deliberation(_memory, at);
        var number = round.Mark.Number;
        var sent = _deeds.FencedIn(number).Concat(_deeds.SentOutIn(number)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (node, rotation) in round.Sight.Rotations.Where(one => !sent.Contains(one.Node)))
        {
            _rotation.StandAt(thought, node, rotation);
        }

        Remember(thought, mark: null);
        GiveOrders(round.Mark, IsAboutAll);
    }

    private void GiveOrders(RoundMark mark, Predicate<Order> wanted)
    {
        foreach (var order in _orders.Before(mark.Number).Where(order => wanted(order)))
        {
            Give(order);
        }
    }

    private void Give(Order order)
    {
        var thought = new Deliberation(_memory with { Orders = [order] }, order.Given);
        EndedHolds.LetGo(thought);
        _well.End(thought, order.Node ?? "");
        _desk.TakeUp(thought);
        if (order.Node is { } node)
        {
            _rotation.Settle(thought, thought.Of(node));
        }

        Remember(thought, _memory.LastRound);
    }

    /// <summary>
    /// Others' hands put records back where the ledger says so. The operator puts back who is In by the record, as soon as the
    /// rules let them.
    /// </summary>
    private void PutBack(RecordedRound round)
    {
        foreach (var node in _rotation.Out.Where(node => round.Sight.RotationOf(node) == Rotation.In).ToList())
        {
            var readd = new Order(0, OrderKind.Readd, node, round.Mark.At, "simulation");
            if (_rules.WhyRefused(readd, _memory.Of(node), _memory.Freeze) is null)
            {
                Give(readd);
            }
        }

        foreach (var node in _deeds.PutBackIn(round.Mark.Number).Where(node => !IsIn(node)))
        {
            _zones.PutBack(_memory.Of(node), round.Mark.At);
        }

        _memory = _memory with { Readings = _zones.Readings };
    }

    private void Think(Deliberation thought, RecordedRound round, bool judges)
    {
        var seen = _eyes.See(round.Sight);
        var isVoid = seen.Count == 0 || Eyesight.WhyVoid(seen, thought.Of) is not null;
        if (StrikeCounter.JumpOfClock(thought, _settings) is not null)
        {
            _well.EndAll(thought);
        }

        foreach (var order in thought.PendingOrders)
        {
            _well.End(thought, order.Node ?? "");
        }

        var others = isVoid ? [] : _well.Others(thought, round.Sight.Roster, seen, _eyes.Passing);
        StrikeCounter.Count(thought, others, isVoid, _settings);
        _desk.TakeUp(thought);
        if (judges && !isVoid)
        {
            _policy.Judge(thought, others);
        }

        if (!isVoid)
        {
            _well.Counted(thought, others);
        }
    }

    private void Remember(Deliberation thought, RoundMark? mark) =>
        _memory = new Recollection
        {
            LastRound = mark,
            Standings = thought.Standings,
            Freeze = thought.Freeze,
            Readings = _zones.Readings,
        };

    private static bool IsAboutAll(Order order) => order.Kind is OrderKind.Freeze or OrderKind.Thaw;
}
