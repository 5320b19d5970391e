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
    private readonly ZoneOrderWork _work = new(
        fleet,
        ledger,
        board,
        new ZoneWriter(registrars, board, time),
        isFrozen,
        time
    );

    /// <summary>Carries out the order about a zone, if one has been taken up, and settles what an earlier one has left open.</summary>
    public async Task CarryOutAsync(ZoneSettings zone, CancellationToken cancellation)
    {
        var order = board.ZoneWork.LastOrDefault(one => one.Zone == zone.Name && IsDue(one));
        if (order is null && (board.ZoneWork.Any(one => one.Zone == zone.Name) || !IsLeftOpen(zone)))
        {
            return; // what waits for its next try keeps its intent
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
            await _work.RehearseAsync(order, settings, reading.Zone, accident, cancellation);
        }
        else if (made.Find(intent => ShownOf(intent, reading.Zone) == order.Shown) is { } done)
        {
            _intents.GiveUp(unmade);
            board.ReadAsOrdered(reading);
            _work.Finish(order, $"{settings.Name}: {new ZoneChange(reading.Zone, done.Removed, done.Added).OneLine}");
        }
        else
        {
            await _work.RestoreAsync(order, settings, reading.Zone, unmade, cancellation);
        }
    }

    private bool IsLeftOpen(ZoneSettings zone) =>
        board.Intents.Any(intent => intent.Node is null && intent.Zone == zone.Name);

    private static bool IsMade(OpenIntent intent, Zone zone) =>
        intent.Node is null && intent.Zone == zone.Name && intent.IsMadeIn(zone);

    private static string ShownOf(OpenIntent intent, Zone zone) =>
        new ZoneChange(zone, intent.Removed, intent.Added).ToString();

    private bool IsDue(Order order) =>
        (mode == Mode.Act || order.Kind == OrderKind.Rehearse)
        && (!tries.TryGetValue(order.Id, out var progress) || progress.IsDue(time.GetUtcNow()));

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
            _work.Refuse(order, error);
        }
    }
}
