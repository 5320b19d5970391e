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
        var stretches = await view.Ledger.StretchesAsync(node: null, view.Policy.Within, cancellation);
        var newestMoves = new HistoryFilter { Kinds = Moves, Limit = MostMoves };
        var moves = await view.Ledger.HistoryAsync(newestMoves, cancellation);
        var spans = PartedByNode(view, memory, stretches, moves);
        var newest = spans
            .SelectMany(cases => cases.Select((one, place) => new Place(cases, one.Began, cases.Count - place)))
            .OrderByDescending(one => one.Began)
            .Take(count);
        List<Case> read = [];
        foreach (var one in newest.ToList())
        {
            read.Add(await new CaseEvidence(view, one.Spans, one.Number).ReadAsync(memory, cancellation));
        }

        return read;
    }

    private static List<IReadOnlyList<CaseSpan>> PartedByNode(
        LedgerView view,
        Recollection memory,
        IReadOnlyList<StrikeStretch> stretches,
        IReadOnlyList<HistoryEvent> moves
    )
    {
        var stretchesOf = stretches.ToLookup(stretch => stretch.Node, StringComparer.OrdinalIgnoreCase);
        var movesOf = moves
            .Where(move => move.Node is not null)
            .ToLookup(move => move.Node!, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. stretchesOf
                .Select(group => group.Key)
                .Concat(movesOf.Select(group => group.Key))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(node =>
                    CaseSpans.Of(
                        view.NameOf(node, memory) ?? node,
                        view.Policy.Within,
                        stretchesOf[node],
                        movesOf[node]
                    )
                ),
        ];
    }

    /// <summary>A case among its node's.</summary>
    private sealed record Place(IReadOnlyList<CaseSpan> Spans, DateTimeOffset Began, int Number);
}
