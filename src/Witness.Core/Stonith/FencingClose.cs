using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>
/// Step 8: where a node stands after its zones have done what they could. Leaving becomes Out and Returning becomes In when
/// every zone's read-back shows it; a refused move of which nothing has been done goes back to where it came from. Pure.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
internal sealed class FencingClose(Fleet fleet, PolicySettings settings)
{
    /// <summary>A node that was to leave for its strikes and has passed long enough meanwhile: it leaves only if it must.</summary>
    public bool WantsToStay(Standing standing) =>
        standing is { Rotation: Rotation.Leaving, Cause: MoveCause.Strikes, LastOutcome: CheckOutcome.Passed }
        && standing.CleanRounds >= settings.CleanRounds;

    /// <summary>Closes one node.</summary>
    public void Close(string node, FencingBoard board, DateTimeOffset at)
    {
        var standing = board.Of(node);
        if (WantsToStay(standing))
        {
            CloseHealed(standing, board, at);
        }
        else if (ZonesOf(standing).All(zone => standing.In(zone).Settled))
        {
            CloseDone(standing, board, at);
        }
        else if (Refusals(standing, board) is { Count: > 0 } refusals)
        {
            CloseRefused(standing, board, at, refusals);
        }
    }

    private IEnumerable<DomainName> ZonesOf(Standing standing) =>
        fleet
            .Zones.Select(zone => zone.Name)
            .Where(zone => standing.Rotation == Rotation.Leaving || standing.OwedTo(zone).Any());

    private void CloseHealed(Standing standing, FencingBoard board, DateTimeOffset at)
    {
        if (NothingDone(standing, board))
        {
            StayIn(
                standing,
                board,
                at,
                $"it has passed {Phrase.Of(standing.CleanRounds, "round")} running since, and nothing had left DNS yet"
            );
        }
        else if (ZonesOf(standing).Any(zone => HasLeft(standing, zone, board)))
        {
            // Half gone is neither in nor out: the removal goes on, and the readd brings everything back.
            board.Update(standing.Node, one => one with { CleanRounds = 0 });
        }
    }

    private static bool HasLeft(Standing standing, DomainName zone, FencingBoard board) =>
        board.Finding(standing.Node, zone).State == ZoneState.Touched
        || (standing.In(zone).Settled && standing.OwedTo(zone).Any());

    private static void CloseDone(Standing standing, FencingBoard board, DateTimeOffset at)
    {
        var done = board.DoneFor(standing.Node);
        if (standing.Rotation == Rotation.Returning)
        {
            var records =
                done.Count > 0 ? string.Join("; ", done)
                : standing.Owed.IsEmpty ? "nothing had left"
                : "every record was there already";
            board.Update(standing.Node, one => one.BackIn(at, one.Cause, one.Reason ?? ""));
            board.Tell(MoveNotices.Readded(standing, records, board.ChangesFor(standing.Node)));
            board.Answer(standing.OrderId, OrderState.Done, records);
        }
        else if (standing.Owed.IsEmpty)
        {
            const string nothing = "no name in rotation publishes it, so there is nothing to remove";
            board.Update(standing.Node, one => one.Moved(Rotation.In, at, one.Cause, nothing));
            board.Answer(standing.OrderId, OrderState.Refused, nothing);
        }
        else
        {
            var records = string.Join(
                "; ",
                done.Count > 0 ? done : [.. standing.Owed.Select(owed => $"- {owed.Record}")]
            );
            // Whoever takes a healthy node out by hand need not be told that it is healthy.
            board.Update(
                standing.Node,
                one =>
                    one.Moved(Rotation.Out, at, one.Cause, one.Reason ?? "") with
                    {
                        ReadyTold = one.LastOutcome == CheckOutcome.Passed,
                    }
            );
            board.Tell(MoveNotices.Removed(standing, records));
            board.Answer(standing.OrderId, OrderState.Done, records);
        }
    }

    private void CloseRefused(Standing standing, FencingBoard board, DateTimeOffset at, List<string> refusals)
    {
        var why = string.Join("; ", refusals);
        if (!NothingDone(standing, board))
        {
            Wait(standing, board, at, why);
        }
        else if (standing.Rotation == Rotation.Returning)
        {
            board.Update(standing.Node, one => one.Moved(Rotation.Out, at, one.Cause, why) with { ReadyTold = true });
            board.Tell(MoveNotices.StaysOut(standing.Node, why));
            board.Answer(standing.OrderId, OrderState.Refused, why);
        }
        else if (standing.Cause == MoveCause.Comeback)
        {
            board.Update(standing.Node, one => one.Moved(Rotation.Out, at, one.Cause, why));
            board.Tell(MoveNotices.ComebackLeft(standing.Node, why));
        }
        else
        {
            StayIn(standing, board, at, why);
        }
    }

    private static void StayIn(Standing standing, FencingBoard board, DateTimeOffset at, string why)
    {
        board.Update(standing.Node, one => one.Moved(Rotation.In, at, one.Cause, why) with { Owed = [] });
        board.Tell(MoveNotices.StaysIn(standing.Node, why));
        board.Answer(standing.OrderId, OrderState.Refused, why);
    }

    private void Wait(Standing standing, FencingBoard board, DateTimeOffset at, string why)
    {
        foreach (var zone in ZonesOf(standing).Where(zone => IsRefused(board.Finding(standing.Node, zone))))
        {
            var text = board.Finding(standing.Node, zone).Why!;
            if (standing.In(zone).LastError != text)
            {
                board.Tell(MoveNotices.HalfMoved(standing.Node, zone, why));
            }

            board.Update(standing.Node, one => one.With(zone, one.In(zone).Failed(at, text, needsHuman: false)));
        }
    }

    private List<string> Refusals(Standing standing, FencingBoard board) =>
        [
            .. ZonesOf(standing)
                .Select(zone => board.Finding(standing.Node, zone))
                .Where(IsRefused)
                .Select(finding => finding.Why!)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>True where no zone has anything of the move: seen so, or never meant to have.</summary>
    private bool NothingDone(Standing standing, FencingBoard board) =>
        ZonesOf(standing)
            .All(zone =>
                board.Finding(standing.Node, zone).State switch
                {
                    // What has returned with the node's present address is not what was owed, and settled all the same.
                    _ when standing.Rotation == Rotation.Returning && standing.In(zone).Settled => false,
                    ZoneState.Untouched or ZoneState.Refused => true,
                    ZoneState.Unseen => standing.Rotation == Rotation.Leaving
                        ? !standing.OwedTo(zone).Any()
                        : !board.MayBeDone(standing.Node, zone),
                    _ => false,
                }
            );

    private static bool IsRefused(ZoneFinding finding) =>
        finding.State is ZoneState.Refused or ZoneState.RefusedHalfway;
}
