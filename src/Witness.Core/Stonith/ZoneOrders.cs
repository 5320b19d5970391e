using System.Collections.Concurrent;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// Carries out orders about whole zones, by the same procedure as every change: read, plan, refuse if unsafe, write down,
/// apply, read back. A restore that failed in passing is tried again by the rounds, with growing pauses, until it lapses;
/// whatever else fails ends the order with what to do about it. A rehearsal changes nothing, and is for the days before a
/// witness may act: it is carried out in <see cref="Mode.Observe"/> as well.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="mode">Whether DNS may be changed.</param>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="ledger">Where snapshots are.</param>
/// <param name="board">Shared with what else is done in this step.</param>
/// <param name="tries">The failed tries of each order, by its number; kept by whoever outlives this.</param>
/// <param name="isFrozen">Asked right before a write is intended: a freeze ordered meanwhile counts at once.</param>
/// <param name="time">The clock.</param>
internal sealed class ZoneOrders(
    Fleet fleet,
    Mode mode,
    RegistrarBook registrars,
    ILedger ledger,
    FencingBoard board,
    ConcurrentDictionary<long, ZoneProgress> tries,
    Func<CancellationToken, Task<bool>> isFrozen,
    TimeProvider time
)
{
    private readonly IntentReview _intents = new(board, time);
    private readonly ZoneWriter _writer = new(registrars, board, time);

    /// <summary>Carries out the order about a zone, if one has been taken up, and settles what an earlier one has left open.</summary>
    public async Task CarryOutAsync(ZoneSettings zone, CancellationToken cancellation)
    {
        var order = board.ZoneWork.LastOrDefault(one => one.Zone == zone.Name && IsDue(one));
        var isLeftOpen = board.Intents.Any(intent => intent.Node is null && intent.Zone == zone.Name);
        if (order is null && !isLeftOpen)
        {
            return;
        }

        using var budget = new CancellationTokenSource(Fencer.TimePerZone, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellation);
        try
        {
            await CarryOutAsync(order, zone, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Fail(
                order,
                $"registrar {zone.Registrar} was not done within {Phrase.Of(Fencer.TimePerZone)}",
                inPassing: true
            );
        }
        catch (StaleZoneException error)
        {
            Fail(order, error.Message, inPassing: true);
        }
        catch (RegistrarException error)
        {
            Fail(order, error.Message, error.Fault is RegistrarFault.Unclear or RegistrarFault.Busy);
        }
    }

    private async Task CarryOutAsync(Order? order, ZoneSettings settings, CancellationToken cancellation)
    {
        var reading = await registrars.ReadAsync(settings.Name, cancellation);
        var accident = board.Read(reading, time.GetUtcNow());
        var made = board.Intents.Where(intent => IsMade(intent, reading.Zone)).ToList();
        var unmade = _intents.Review(node: null, reading.Zone);
        if (order is null)
        {
            _intents.GiveUp(unmade);
        }
        else if (order.Kind == OrderKind.Rehearse)
        {
            _intents.GiveUp(unmade);
            await RehearseAsync(order, settings, reading.Zone, accident, cancellation);
        }
        else if (made.Find(intent => ShownOf(intent, reading.Zone) == order.Shown) is { } done)
        {
            _intents.GiveUp(unmade);
            board.ReadAsOrdered(reading);
            Finish(order, $"{settings.Name}: {new ZoneChange(reading.Zone, done.Removed, done.Added).OneLine}");
        }
        else
        {
            await RestoreAsync(order, settings, reading.Zone, unmade, cancellation);
        }
    }

    private static bool IsMade(OpenIntent intent, Zone zone) =>
        intent.Node is null && intent.Zone == zone.Name && intent.IsMadeIn(zone);

    private static string ShownOf(OpenIntent intent, Zone zone) =>
        new ZoneChange(zone, intent.Removed, intent.Added).ToString();

    private bool IsDue(Order order) =>
        (mode == Mode.Act || order.Kind == OrderKind.Rehearse)
        && (!tries.TryGetValue(order.Id, out var progress) || progress.IsDue(time.GetUtcNow()));

    private async Task RestoreAsync(
        Order order,
        ZoneSettings settings,
        Zone zone,
        OpenIntent? unmade,
        CancellationToken cancellation
    )
    {
        var snapshot = await ledger.SnapshotAsync(order.Snapshot ?? 0, cancellation);
        var restore = new ZoneRestore(settings, fleet, board.Standings);
        var plan = snapshot?.Name == zone.Name ? restore.Plan(snapshot, zone) : null;
        if (WhyNot(order, plan) is { } refusal)
        {
            _intents.GiveUp(unmade);
            Refuse(order, refusal);
        }
        else if (plan!.Change.IsEmpty)
        {
            _intents.GiveUp(unmade);
            Finish(order, $"zone {zone.Name} is as snapshot {order.Snapshot} has it");
        }
        else if (!await isFrozen(cancellation))
        {
            var intended = await IntendAsync(order, settings, plan, unmade, cancellation);
            await _writer.MakeAsync(intended, cancellation);
            await _writer.ConfirmAsync(intended, plan.Change.LeftIn, cancellation);
            Finish(order, $"{zone.Name}: {plan.Change.OneLine}");
        }
    }

    private async Task RehearseAsync(
        Order order,
        ZoneSettings settings,
        Zone zone,
        ZoneAccident? accident,
        CancellationToken cancellation
    )
    {
        var names = RotationNames.Of(settings, zone, fleet, board.Standings);
        var records = zone.AddressRecords.Where(record => IsOurs(record, names)).ToList();
        if (accident is not null || records.Count == 0)
        {
            Refuse(order, accident?.Why ?? NothingToWrite(zone));
        }
        else if (!await isFrozen(cancellation))
        {
            var plan = new ZonePlan(ZoneChange.Rehearsal(zone, records), [], []);
            var intended = await IntendAsync(order, settings, plan, unmade: null, cancellation);
            await _writer.MakeAsync(intended, cancellation);
            var difference = await _writer.ConfirmAsync(intended, now => new ZoneChange(now, [], []), cancellation);
            if (difference is not null)
            {
                Refuse(order, difference);
                return;
            }

            board.Answer(
                order.Id,
                OrderState.Done,
                $"{Phrase.Of(records.Count, "record")} in rotation written back as they are, and all {zone.Records.Count} of zone {zone.Name} read back the same"
            );
        }
    }

    private async Task<IntendedChange> IntendAsync(
        Order order,
        ZoneSettings settings,
        ZonePlan plan,
        OpenIntent? unmade,
        CancellationToken cancellation
    )
    {
        var resumes = unmade?.IsSameAs(plan.Change) == true ? unmade.Id : (long?)null;
        if (resumes is null)
        {
            _intents.GiveUp(unmade);
        }

        string?[] parts = [$"order {order.Id} by {order.By}", order.Reason, .. plan.Change.AttributeLines];
        var reason = string.Join(": ", parts.OfType<string>());
        var intent = new ChangeIntent(time.GetUtcNow(), Standing: null, plan.Change, settings.Registrar, reason)
        {
            OrderId = order.Id,
            Resumes = resumes,
        };
        return new IntendedChange(await board.IntendAsync(intent, cancellation), null, plan.Change, plan.Remarks);
    }

    private static string? WhyNot(Order order, ZonePlan? plan) =>
        plan is null
            ? $"snapshot {order.Snapshot} of zone {order.Zone} is not there: witness zone list shows those that are"
        : plan.Refusals.Count > 0 ? string.Join("; ", plan.Refusals)
        : plan.Change.IsEmpty || plan.Change.ToString() == order.Shown ? null
        : $"the zone has changed since, and it would no longer do what was shown but: {plan.Change.OneLine}; look at it and order it again: witness zone restore {order.Snapshot}";

    private bool IsOurs(DnsRecord record, IReadOnlySet<DomainName> names) =>
        names.Contains(record.Name) && record.Address is { } address && fleet.Owner(address) is not null;

    private static string NothingToWrite(Zone zone) =>
        $"no name in rotation of zone {zone.Name} publishes a node, so that there is nothing to write: witness zone show {zone.Name} shows what it holds";

    private void Finish(Order order, string answer)
    {
        board.Answer(order.Id, OrderState.Done, answer);
        board.Tell(ZoneOrderNotices.Done(order, answer));
    }

    private void Refuse(Order order, string why)
    {
        board.Answer(order.Id, OrderState.Refused, why);
        board.Tell(ZoneOrderNotices.NotDone(order, why));
    }

    private void Fail(Order? order, string error, bool inPassing)
    {
        if (order is { Kind: OrderKind.Restore } && inPassing)
        {
            board.Answer(order.Id, OrderState.Taken, error);
            tries.AddOrUpdate(
                order.Id,
                _ => ZoneProgress.New.Failed(time.GetUtcNow(), error, needsHuman: false),
                (_, before) => before.Failed(time.GetUtcNow(), error, needsHuman: false)
            );
        }
        else if (order is not null)
        {
            Refuse(order, error);
        }
    }
}
