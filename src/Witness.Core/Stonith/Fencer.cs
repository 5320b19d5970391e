using System.Collections.Concurrent;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// Step 7 of a round, and all of an order's work: moves the nodes that are Leaving or Returning, zones side by side, as far
/// as that goes now, and carries out the orders about whole zones. What fails stays as it is and is tried again by a later
/// round.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="ledger">Where intents and results go.</param>
/// <param name="time">The clock.</param>
public sealed class Fencer(
    Fleet fleet,
    PolicySettings settings,
    RegistrarBook registrars,
    ILedger ledger,
    TimeProvider time
)
{
    internal static readonly TimeSpan TimePerZone = TimeSpan.FromSeconds(30);
    private readonly ZonePlanner _planner = new(fleet, settings);
    private readonly ConcurrentDictionary<long, ZoneProgress> _orderTries = [];
    private readonly FencingClose _close = new(fleet, settings);

    /// <summary>Moves nodes.</summary>
    /// <param name="memory">What is known now, the commit of the round or of the orders included.</param>
    /// <param name="mayMove">Which of the moving nodes may move now.</param>
    /// <param name="cancellation">Ends the work; what was intended is resumed by a later round.</param>
    /// <returns>What is to be written down to close, and which zones were changed.</returns>
    public async Task<(LedgerEntry Entry, IReadOnlyList<DomainName> Changed)> SettleAsync(
        Recollection memory,
        Predicate<Standing> mayMove,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(memory);
        using var board = new FencingBoard(memory, ledger);
        List<string> moving =
            settings.Mode == Mode.Act
                ? [.. memory.Standings.Values.Where(one => one.IsMoving && mayMove(one)).Select(one => one.Node)]
                : [];
        if (memory.Freeze is null)
        {
            var fencer = new ZoneFencer(registrars, _planner, board, IsFrozenAsync, time);
            var orders = new ZoneOrders(
                fleet,
                settings.Mode,
                registrars,
                ledger,
                board,
                _orderTries,
                IsFrozenAsync,
                time
            );
            await Task.WhenAll(
                fleet.Zones.Select(async zone =>
                {
                    await SettleZoneAsync(zone, moving, fencer, board, cancellation);
                    await orders.CarryOutAsync(zone, cancellation);
                })
            );
            foreach (var node in moving)
            {
                _close.Close(node, board, time.GetUtcNow());
            }
        }

        return (board.ToEntry(time.GetUtcNow()), board.ChangedZones);
    }

    private async Task SettleZoneAsync(
        ZoneSettings zone,
        List<string> moving,
        ZoneFencer fencer,
        FencingBoard board,
        CancellationToken cancellation
    )
    {
        using var budget = new CancellationTokenSource(TimePerZone, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellation);
        foreach (var node in moving.Where(node => IsDue(board, board.Of(node), zone.Name)))
        {
            try
            {
                var work = _close.WantsToStay(board.Of(node))
                    ? fencer.LookAsync(node, zone, both.Token)
                    : fencer.SettleAsync(node, zone, both.Token);
                await work;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                Fail(
                    board,
                    node,
                    zone,
                    $"registrar {zone.Registrar} was not done within {Phrase.Of(TimePerZone)}",
                    needsHuman: false
                );
                return;
            }
            catch (StaleZoneException error)
            {
                Fail(board, node, zone, error.Message, needsHuman: false);
            }
            catch (RegistrarException error)
            {
                Fail(board, node, zone, error.Message, error.Fault == RegistrarFault.Configuration);
            }
        }
    }

    /// <summary>A zone may be settled and its change unconfirmed, where a crash came between another zone's intent and the close.</summary>
    private bool IsDue(FencingBoard board, Standing standing, DomainName zone) =>
        standing.In(zone) is var progress
        && (!progress.Settled || board.MayBeDone(standing.Node, zone))
        && progress.IsDue(time.GetUtcNow())
        && (standing.Rotation == Rotation.Leaving || standing.OwedTo(zone).Any());

    private void Fail(FencingBoard board, string node, ZoneSettings zone, string error, bool needsHuman)
    {
        var standing = board.Of(node);
        board.Update(node, now => now.With(zone.Name, now.In(zone.Name).Failed(time.GetUtcNow(), error, needsHuman)));
        if (standing.In(zone.Name).LastError != error)
        {
            board.Tell(MoveNotices.Failed(standing, zone, error));
        }
    }

    private async Task<bool> IsFrozenAsync(CancellationToken cancellation)
    {
        var now = await ledger.RecallAsync(cancellation);
        return now.Freeze is not null
            || now.Orders.Any(order => order is { Kind: OrderKind.Freeze, State: OrderState.Open });
    }
}
