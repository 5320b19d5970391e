using Witness.Core.Dns;
using Witness.Core.Ledger;

namespace Witness.Core.Stonith;

/// <summary>
/// Finds out what earlier tries came to, before a crash or after an unclear answer: the zone itself shows it. A change that
/// was made is confirmed; one that was not is resumed under its own number, or given up when it is no longer wanted, so that
/// the history tells of each change once.
/// </summary>
/// <param name="board">The open intents, and where results go.</param>
/// <param name="time">The clock.</param>
internal sealed class IntentReview(FencingBoard board, TimeProvider time)
{
    /// <summary>Confirms what was made.</summary>
    /// <param name="node">The node whose records were to move; null for orders about the whole zone.</param>
    /// <param name="zone">The zone as it was just read.</param>
    /// <returns>The newest of these changes that was not made; null where there is none.</returns>
    public OpenIntent? Review(string? node, Zone zone)
    {
        var intents = board.Intents.Where(intent => IsOf(intent, node, zone)).ToLookup(intent => intent.IsMadeIn(zone));
        foreach (var made in intents[true])
        {
            Settle(made, ChangeOutcome.Accepted, "found made when the zone was read again");
            var change = new ZoneChange(zone, made.Removed, made.Added);
            board.Done(node ?? "", change, $"{zone.Name}: {change.OneLine}");
        }

        foreach (var overtaken in intents[false].SkipLast(1))
        {
            GiveUp(overtaken);
        }

        return intents[false].LastOrDefault();
    }

    /// <summary>Gives a change up that was not made and is not wanted any more.</summary>
    public void GiveUp(OpenIntent? intent)
    {
        if (intent is not null)
        {
            var movesNothing = intent.Removed.Count + intent.Added.Count == 0;
            Settle(
                intent,
                ChangeOutcome.Failed,
                movesNothing
                    ? "what came of it is not known"
                    : "found not made when the zone was read again, and no longer wanted"
            );
        }
    }

    private void Settle(OpenIntent intent, ChangeOutcome outcome, string detail) =>
        board.Result(new ChangeResult(intent.Id, outcome, time.GetUtcNow(), detail));

    private static bool IsOf(OpenIntent intent, string? node, Zone zone) =>
        intent.Zone == zone.Name && string.Equals(intent.Node, node, StringComparison.OrdinalIgnoreCase);
}
