using Witness.Core.Ledger;
using Witness.Core.Orders;
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

    private static readonly IReadOnlySet<string> Moves = Kinds(HistoryKinds.Verdict, HistoryKinds.Change);
    private static readonly IReadOnlySet<string> Strike = Kinds(HistoryKinds.Strike);
    private static readonly IReadOnlySet<string> Recovery = Kinds(HistoryKinds.Recovery);
    private static readonly IReadOnlySet<string> Rest = Kinds(
        HistoryKinds.Verdict,
        HistoryKinds.Change,
        HistoryKinds.Publish,
        HistoryKinds.Order,
        HistoryKinds.Notice
    );

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
        return number > spans.Count ? null : await ReadAsync(view, spans, memory, number, cancellation);
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
        var moves = await view.Ledger.HistoryAsync(new HistoryFilter { Kinds = Moves }, cancellation);
        var spans = PartedByNode(view, memory, stretches, moves);
        var newest = spans
            .SelectMany(cases => cases.Select((one, place) => (Cases: cases, one.Began, Number: cases.Count - place)))
            .OrderByDescending(one => one.Began)
            .Take(count);
        List<Case> read = [];
        foreach (var one in newest.ToList())
        {
            read.Add(await ReadAsync(view, one.Cases, memory, one.Number, cancellation));
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

    private static async Task<Case> ReadAsync(
        LedgerView view,
        IReadOnlyList<CaseSpan> spans,
        Recollection memory,
        int number,
        CancellationToken cancellation
    )
    {
        var span = spans[^number];
        var shown = span.Decided?.AddMilliseconds(1) ?? span.Until;
        var evidence = new HistoryFilter
        {
            Node = span.Node,
            Since = span.Began,
            Until = shown,
            Limit = MostStrikes,
        };
        var strikes = await view.Ledger.HistoryAsync(evidence with { Kinds = Strike }, cancellation);
        var events = await EventsAsync(view, span, evidence, strikes, cancellation);
        var rounds = await view.Ledger.SeenAsync(strikes.Select(strike => strike.Round).OfType<long>(), cancellation);
        var read = new Case(span)
        {
            Number = number,
            Earlier = [.. spans.Take(spans.Count - number).Reverse()],
            Summary = new CaseSummary("", "", ""),
            Events = [.. strikes.Concat(events).OrderBy(one => one.At)],
            Contexts = rounds
                .Select(round => StrikeContext.Of(round, span.Node))
                .OfType<StrikeContext>()
                .ToDictionary(context => context.Round),
            Before = await view.Ledger.StrikesWithinAsync(span.Node, span.Began, shown, cancellation),
            After = span.Decided is null
                ? null
                : await view.Ledger.StrikesWithinAsync(span.Node, shown!.Value, span.Until, cancellation),
            InWindow = await InWindowAsync(view, strikes, cancellation),
        };
        var standing = memory.Of(span.Node);
        var rotation = view.RotationOf(standing, memory);
        return read with { Summary = CaseSummaries.Of(read, view.Policy, standing, rotation) };
    }

    /// <summary>Everything but the strikes. The order behind a removal was given before it.</summary>
    private static async Task<IReadOnlyList<HistoryEvent>> EventsAsync(
        LedgerView view,
        CaseSpan span,
        HistoryFilter evidence,
        IReadOnlyList<HistoryEvent> strikes,
        CancellationToken cancellation
    )
    {
        var all = await view.Ledger.HistoryAsync(
            new HistoryFilter
            {
                Node = span.Node,
                Kinds = Rest,
                Since = span.Began - Order.Lifetime,
                Until = span.Until,
            },
            cancellation
        );
        var own = all.Where(one => one.At >= span.Began).ToList();
        var orders = own.Select(one => one.Change?.OrderId).OfType<long>().ToHashSet();
        var recoveries = await view.Ledger.HistoryAsync(
            evidence with
            {
                Kinds = Recovery,
                Since = strikes.Count == 0 ? span.Began : strikes[0].At,
            },
            cancellation
        );
        var success = span.Decided is null
            ? []
            : await view.Ledger.HistoryAsync(
                new HistoryFilter
                {
                    Node = span.Node,
                    Kinds = Recovery,
                    Since = evidence.Until,
                    Until = span.Until,
                    Limit = 1,
                    KeepsOldest = true,
                },
                cancellation
            );
        return
        [
            .. all.Where(one => one.At < span.Began && orders.Contains(one.Order?.Id ?? 0)),
            .. own,
            .. recoveries,
            .. success,
        ];
    }

    private static async Task<int> InWindowAsync(
        LedgerView view,
        IReadOnlyList<HistoryEvent> strikes,
        CancellationToken cancellation
    ) =>
        strikes is [.., { } last]
            ? (
                await view.Ledger.StrikesWithinAsync(
                    last.Node!,
                    (last.At - view.Policy.Within).AddMilliseconds(1),
                    last.At.AddMilliseconds(1),
                    cancellation
                )
            )?.Count
                ?? 0
            : 0;

    private static HashSet<string> Kinds(params string[] kinds) => new(kinds, StringComparer.Ordinal);
}
