using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;

namespace Witness.Core.Stonith;

/// <summary>One order about a whole zone, once the zone has been read: plan, refuse if unsafe, write down, apply, read back.</summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="ledger">Where snapshots are.</param>
/// <param name="board">Where intents and answers go.</param>
/// <param name="writer">Makes changes.</param>
/// <param name="isFrozen">Asked right before a write is intended: a freeze ordered meanwhile counts at once.</param>
/// <param name="time">The clock.</param>
internal sealed class ZoneOrderWork(
    Fleet fleet,
    ILedger ledger,
    FencingBoard board,
    ZoneWriter writer,
    Func<CancellationToken, Task<bool>> isFrozen,
    TimeProvider time
)
{
    private readonly IntentReview _intents = new(board, time);

    /// <summary>Puts a zone back as a snapshot has it, if that is still what was shown.</summary>
    public async Task RestoreAsync(
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
            await writer.MakeAsync(intended, cancellation);
            await writer.ConfirmAsync(intended, plan.Change.LeftIn, cancellation);
            Finish(order, $"{zone.Name}: {plan.Change.OneLine}");
        }
    }

    /// <summary>Writes what is in rotation as it stands, and compares the whole zone with what it was.</summary>
    public async Task RehearseAsync(
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
            await writer.MakeAsync(intended, cancellation);
            var difference = await writer.ConfirmAsync(intended, now => new ZoneChange(now, [], []), cancellation);
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

    /// <summary>Ends an order that was carried out.</summary>
    public void Finish(Order order, string answer)
    {
        board.Answer(order.Id, OrderState.Done, answer);
        board.Tell(ZoneOrderNotices.Done(order, answer));
    }

    /// <summary>Ends an order that was not.</summary>
    public void Refuse(Order order, string why)
    {
        board.Answer(order.Id, OrderState.Refused, why);
        board.Tell(ZoneOrderNotices.NotDone(order, why));
    }
}
