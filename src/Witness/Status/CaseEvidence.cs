using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>Reads the evidence of one case, and puts the case together.</summary>
/// <param name="view">The configuration and the ledger.</param>
/// <param name="spans">The node's cases, oldest first.</param>
/// <param name="number">Which of them: 1 for the latest.</param>
internal sealed class CaseEvidence(LedgerView view, IReadOnlyList<CaseSpan> spans, int number)
{
    private static readonly IReadOnlySet<string> Rest = new HashSet<string>(StringComparer.Ordinal)
    {
        HistoryKinds.Verdict,
        HistoryKinds.Change,
        HistoryKinds.Publish,
        HistoryKinds.Order,
        HistoryKinds.Notice,
    };

    private readonly CaseSpan _span = spans[^number];

    /// <summary>The first instant of which no strike is shown.</summary>
    private DateTimeOffset? Shown => _span.Decided?.AddMilliseconds(1) ?? _span.Until;

    /// <summary>Reads it.</summary>
    /// <param name="memory">What the ledger knows.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Case> ReadAsync(Recollection memory, CancellationToken cancellation)
    {
        var strikes = await ReadAsync(HistoryKinds.Strike, _span.Began, Shown, cancellation);
        List<HistoryEvent> events =
        [
            .. strikes,
            .. await RestAsync(cancellation),
            .. await RecoveriesAsync(strikes, cancellation),
        ];
        var read = new Case(_span)
        {
            Number = number,
            Earlier = [.. spans.Take(spans.Count - number).Reverse()],
            Summary = new CaseSummary("", "", ""),
            Events = [.. events.OrderBy(one => one.At)],
            Contexts = await ContextsAsync(strikes, cancellation),
            Before = await CountAsync(_span.Began, Shown, cancellation),
            After = _span.Decided is null ? null : await CountAsync(Shown!.Value, _span.Until, cancellation),
            InWindow = await InWindowAsync(strikes, cancellation),
        };
        var standing = memory.Of(_span.Node);
        var rotation = view.RotationOf(standing, memory);
        return read with { Summary = CaseSummaries.Of(read, view.Policy, standing, rotation) };
    }

    /// <summary>Neither strikes nor recoveries. The order behind a removal was given before it.</summary>
    private async Task<IEnumerable<HistoryEvent>> RestAsync(CancellationToken cancellation)
    {
        var all = await view.Ledger.HistoryAsync(
            new HistoryFilter
            {
                Node = _span.Node,
                Kinds = Rest,
                Since = _span.Began - Order.Lifetime,
                Until = _span.Until,
            },
            cancellation
        );
        var own = all.Where(one => one.At >= _span.Began).ToList();
        return all.Where(one => one.At < _span.Began && own.Exists(other => IsBehind(one, other))).Concat(own);
    }

    private static bool IsBehind(HistoryEvent order, HistoryEvent change) =>
        order.Order is { } given && change.Change?.OrderId == given.Id;

    /// <summary>Those between the strikes that are shown, and the first after the decision.</summary>
    private async Task<IEnumerable<HistoryEvent>> RecoveriesAsync(
        IReadOnlyList<HistoryEvent> strikes,
        CancellationToken cancellation
    )
    {
        var since = strikes.Count == 0 ? _span.Began : strikes[0].At;
        var between = await ReadAsync(HistoryKinds.Recovery, since, Shown, cancellation);
        return _span.Decided is null
            ? between
            : between.Concat(
                await ReadAsync(HistoryKinds.Recovery, Shown!.Value, _span.Until, cancellation, oldest: 1)
            );
    }

    private async Task<IReadOnlyDictionary<long, StrikeContext>> ContextsAsync(
        IReadOnlyList<HistoryEvent> strikes,
        CancellationToken cancellation
    )
    {
        var numbers = strikes.Select(strike => strike.Round ?? 0);
        var contexts = new Dictionary<long, StrikeContext>();
        foreach (var round in await view.Ledger.SeenAsync(numbers, cancellation))
        {
            if (StrikeContext.Of(round, _span.Node) is { } context)
            {
                contexts[context.Round] = context;
            }
        }

        return contexts;
    }

    private async Task<int> InWindowAsync(IReadOnlyList<HistoryEvent> strikes, CancellationToken cancellation)
    {
        if (strikes is not [.., { At: var last }])
        {
            return 0;
        }

        var since = (last - view.Policy.Within).AddMilliseconds(1);
        return (await CountAsync(since, last.AddMilliseconds(1), cancellation))?.Count ?? 0;
    }

    private Task<StrikeSpell?> CountAsync(
        DateTimeOffset since,
        DateTimeOffset? until,
        CancellationToken cancellation
    ) => view.Ledger.StrikesWithinAsync(_span.Node, since, until, cancellation);

    private Task<IReadOnlyList<HistoryEvent>> ReadAsync(
        string kind,
        DateTimeOffset since,
        DateTimeOffset? until,
        CancellationToken cancellation,
        int? oldest = null
    ) =>
        view.Ledger.HistoryAsync(
            new HistoryFilter
            {
                Node = _span.Node,
                Kinds = new HashSet<string>(StringComparer.Ordinal) { kind },
                Since = since,
                Until = until,
                Limit = oldest ?? CaseReader.MostStrikes,
                KeepsOldest = oldest is not null,
            },
            cancellation
        );
}
