using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core;

/// <summary>
/// The deciding and acting half of a minute: recall, count, orders, judge, commit, fence, close. A round goes through all of
/// it, an order that comes between rounds through the part that concerns it. One at a time.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
/// <param name="ledger">The memory.</param>
/// <param name="fencer">Moves nodes.</param>
/// <param name="watch">Looks again at zones that were changed.</param>
/// <param name="time">The clock.</param>
/// <param name="listener">Hears what each came to, before the next begins; null where nobody listens.</param>
public sealed class Decisions(
    Fleet fleet,
    PolicySettings settings,
    ILedger ledger,
    Fencer fencer,
    ZoneWatch watch,
    TimeProvider time,
    IReportListener? listener = null
) : IDisposable
{
    private readonly Turn _turn = new();
    private readonly StonithPolicy _policy = new(fleet, settings);
    private readonly Roster _roster = Roster.Of(fleet);
    private readonly OrderDesk _desk = new(fleet, settings);

    /// <summary>Decides and acts on what a round saw.</summary>
    /// <param name="sighting">What it saw.</param>
    /// <param name="cancellation">Ends it; what was committed is resumed later.</param>
    public async Task<RoundReport> CloseRoundAsync(RoundSighting sighting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        using var turn = await _turn.TakeAsync(cancellation);
        var memory = await ledger.RecallAsync(cancellation);
        var thought = new Deliberation(memory, sighting.At);
        var blind = sighting.Blind ?? Eyesight.WhyVoid(sighting.Observations, thought.Of);
        BlindnessWatch.Watch(thought, memory.VoidRun, blind);
        Think(thought, sighting, blind);
        var mark = MarkOf(sighting, memory, blind);
        var entry = thought.ToEntry(mark, sighting.Observations) with { Sight = SightOf(thought, sighting, mark) };
        await ledger.CommitAsync(entry, cancellation);
        var report = await ActAsync(
            thought,
            memory,
            mark,
            sighting.Started,
            standing => MayMove(standing, blind is null),
            cancellation
        );
        return Told(report with { Observations = sighting.Observations });
    }

    /// <summary>Takes up open orders at once. That is no round: no node is asked, nobody gets a strike.</summary>
    /// <returns>What came of it; null where no order was open.</returns>
    public async Task<RoundReport?> TakeUpOrdersAsync(CancellationToken cancellation)
    {
        using var turn = await _turn.TakeAsync(cancellation);
        var memory = await ledger.RecallAsync(cancellation);
        var open = memory.Orders.Where(order => order.State == OrderState.Open).Select(order => order.Id).ToHashSet();
        if (open.Count == 0)
        {
            return null;
        }

        var thought = new Deliberation(memory, time.GetUtcNow());
        EndedHolds.LetGo(thought);
        _desk.TakeUp(thought);
        await ledger.CommitAsync(thought.ToEntry(), cancellation);
        var report = await ActAsync(
            thought,
            memory,
            mark: null,
            time.GetTimestamp(),
            standing => standing.OrderId is { } id && open.Contains(id),
            cancellation
        );
        return Told(report);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private RoundReport Told(RoundReport report)
    {
        listener?.Hear(report);
        return report;
    }

    private void Think(Deliberation thought, RoundSighting sighting, string? blind)
    {
        foreach (var reading in sighting.Zones.Readings)
        {
            var before = thought.Readings.GetValueOrDefault(reading.Zone.Name);
            thought.Take(reading, time.GetUtcNow());
            LeftAlone.Tell(thought, fleet.Zones.First(zone => zone.Name == reading.Zone.Name), before, fleet);
        }

        foreach (var notice in sighting.Zones.Notices)
        {
            thought.Tell(notice);
        }

        StrikeCounter.Count(thought, sighting.Observations, blind is not null, settings);
        _desk.TakeUp(thought);
        if (blind is null)
        {
            CertificateWatch.Watch(thought, sighting.Observations);
            _policy.Judge(thought, sighting.Observations);
        }
    }

    private RoundMark MarkOf(RoundSighting sighting, Recollection memory, string? blind) =>
        new(
            (memory.LastRound?.Number ?? 0) + 1,
            sighting.At,
            blind,
            sighting.Observations.Count,
            sighting.Observations.Count(observation => observation.Outcome == CheckOutcome.Failed),
            time.GetElapsedTime(sighting.Started)
        );

    /// <summary>
    /// The anchors testify to a failure: that the witness itself was online. Nobody asks them for it where all is well, or
    /// only those fail that are out already.
    /// </summary>
    private RoundSight SightOf(Deliberation thought, RoundSighting sighting, RoundMark mark)
    {
        return RoundSight.Of(_roster, sighting.Observations, thought.Of) with
        {
            Anchors = mark.Void is not null || sighting.Observations.Any(IsEvent) ? sighting.Anchors : [],
        };

        bool IsEvent(Observation observation) =>
            observation.Outcome == CheckOutcome.Failed && thought.Of(observation.Node.Name).Rotation != Rotation.Out;
    }

    private async Task<RoundReport> ActAsync(
        Deliberation thought,
        Recollection memory,
        RoundMark? mark,
        long started,
        Predicate<Standing> mayMove,
        CancellationToken cancellation
    )
    {
        var decided = thought.ToRecollection() with { Intents = memory.Intents };
        var (close, changed) = await fencer.SettleAsync(decided, mayMove, cancellation);
        watch.LookAgain(changed.Concat(AccidentsBegun(memory, decided, close)));
        var closed = mark is null ? null : mark with { Took = time.GetElapsedTime(started) };
        await ledger.CommitAsync(close with { Round = closed }, cancellation);
        var standings = new Dictionary<string, Standing>(thought.Standings, StringComparer.OrdinalIgnoreCase);
        foreach (var standing in close.Standings)
        {
            standings[standing.Node] = standing;
        }

        return new RoundReport(
            closed,
            thought.Verdicts,
            [.. thought.Notices, .. close.Notices],
            [.. standings.Values.Where(standing => standing.IsMoving && mayMove(standing))],
            standings.Values.Any(standing => standing.Rotation != Rotation.In)
        )
        {
            Standings = standings,
            Freeze = thought.Freeze,
            OpenZoneWork = [.. decided.Orders.Where(order => order.IsZoneWork && !HasEnded(order, close))],
        };
    }

    /// <summary>One odd answer of a registrar must not keep a zone from being changed until the next hour's reading.</summary>
    private static IEnumerable<DomainName> AccidentsBegun(
        Recollection before,
        Recollection decided,
        LedgerEntry close
    ) =>
        close
            .Accidents.Where(accident => accident.Value is not null)
            .Select(accident => accident.Key)
            .Concat(decided.Accidents.Keys)
            .Except(before.Accidents.Keys);

    private static bool HasEnded(Order order, LedgerEntry close) =>
        close.Orders.Any(one => one.Id == order.Id && !one.IsPending);

    /// <summary>In a void round orders and pending readds go on; what strikes have decided waits for a round that sees.</summary>
    private static bool MayMove(Standing standing, bool sees) =>
        sees || standing.Cause == MoveCause.Order || standing.Rotation == Rotation.Returning;
}
