#pragma warning disable
using Witness.Ledger.History;

namespace Witness.Status;

internal sealed record Case(string Node, IReadOnlyList<string> Summary, IReadOnlyList<HistoryEvent> Events);

internal static class CaseReader
{
    public static async Task<IReadOnlyList<Case>> LatestAsync(LedgerView view, int count, CancellationToken c)
    {
        var all = await view.Ledger.HistoryAsync(new HistoryFilter { Limit = 2000 }, c);
        return
        [
            .. all.Where(e => e.Node != null)
                .GroupBy(e => e.Node)
                .Select(g => new Case(g.Key!, ["summary of it"], CaseFile.Of(g.ToList(), view.Policy.Within)))
                .Take(count),
        ];
    }
}
