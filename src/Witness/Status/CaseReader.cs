using Witness.Core.Ledger;
using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>
/// Reads cases out of the ledger, and of all that is kept of a node only what a case needs: the instants of its strikes to
/// tell the cases apart, and the evidence of the one that is asked for.
/// </summary>
internal static class CaseReader
{
    /// <summary>So many strikes are shown with their evidence; of those before them only the number.</summary>
    public const int MostStrikes = 60;

    /// <summary>Verdicts and changes, the newest, among which the newest cases of all nodes are looked for.</summary>
    private const int MostMoves = 1000;

    private static readonly IReadOnlySet<string> Moves = new HashSet<string>(StringComparer.Ordinal)
    {
        HistoryKinds.Verdict,
        HistoryKinds.Change,
    };

    /// <summary>A case of a node; null where it has had fewer.</summary>
    /// <param name="view">The configuration and the ledger.</param>
    /// <param name="node">The node, as configured or remembered.</param>
    /// <param name="memory">What the ledger knows.</param>
    /// <param name="number">1 for the latest, 2 for the one before it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public static async Task<Case?> ReadAsync(
        LedgerView view,
        string node,
        Recollection memory,
        int number,
        CancellationToken cancellation
    )
    {
        var stretches = await view.Ledger.StretchesAsync(node, view.Policy.Within, cancellation);
        var moves = await view.Ledger.HistoryAsync(new HistoryFilter { Node = node, Kinds = Moves }, cancellation);
        var spans = CaseSpans.Of(node, view.Policy.Within, stretches, moves);
        return number > spans.Count
            ? null
            : await new CaseEvidence(view, spans, number).ReadAsync(memory, cancellation);
    }

    /// <summary>The newest cases of all nodes, the latest beginning first.</summary>
    /// <param name="view">The configuration and the ledger.</param>
    /// <param name="memory">What the ledger knows.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public static async Task<IReadOnlyList<Case>> LatestAsync(
        LedgerView view,
        Recollection memory,
        int count,
        CancellationToken cancellation
    )
    {
        List<Case> read = [];
        foreach (var one in await NewestAsync(view, memory, count, cancellation))
        {
            read.Add(await new CaseEvidence(view, one.Spans, one.Number).ReadAsync(memory, cancellation));
        }

        return read;
    }

    /// <summary>
    /// Looks at one node after the other, at that which was last heard of first, and ends at the first that has been quiet
    /// for longer than the cases found: it can have no newer one.
    /// </summary>
    private static async Task<IReadOnlyList<Place>> NewestAsync(
        LedgerView view,
        Recollection memory,
        int count,
        CancellationToken cancellation
    )
    {
        var newestMoves = new HistoryFilter { Kinds = Moves, Limit = MostMoves };
        var moves = (await view.Ledger.HistoryAsync(newestMoves, cancellation))
            .Where(move => move.Node is not null)
            .ToLookup(move => move.Node!, StringComparer.OrdinalIgnoreCase);
        List<Place> newest = [];
        foreach (var (node, heard) in LastHeardOf(await view.Ledger.LastStrikesAsync(cancellation), moves))
        {
            if (newest.Count == count && newest[^1].Began >= heard)
            {
                break;
            }

            var stretches = await view.Ledger.StretchesAsync(node, view.Policy.Within, cancellation);
            var cases = CaseSpans.Of(view.NameOf(node, memory) ?? node, view.Policy.Within, stretches, moves[node]);
            var places = cases.Select((one, place) => new Place(cases, one.Began, cases.Count - place));
            newest = [.. newest.Concat(places).OrderByDescending(one => one.Began).Take(count)];
        }

        return newest;
    }

    /// <summary>The nodes that had a strike or a move, and when they had the last one, the latest first.</summary>
    private static IEnumerable<KeyValuePair<string, DateTimeOffset>> LastHeardOf(
        IReadOnlyDictionary<string, DateTimeOffset> strikes,
        ILookup<string, HistoryEvent> moves
    ) =>
        moves
            .Select(group => KeyValuePair.Create(group.Key, group.Max(CaseSpans.InstantOf)))
            .Concat(strikes)
            .GroupBy(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase)
            .Select(heard => KeyValuePair.Create(heard.Key, heard.Max()))
            .OrderByDescending(one => one.Value);

    /// <summary>A case among its node's.</summary>
    private sealed record Place(IReadOnlyList<CaseSpan> Spans, DateTimeOffset Began, int Number);
}
