using Witness.Ledger.History;
using Witness.Serving.Pages;
using Witness.Status;

namespace Witness.Serving;

/// <summary>A case as the page shows it.</summary>
internal static class CaseText
{
    /// <summary>A case in texts, without what must not be shown.</summary>
    public static CaseModel Of(Case file, AddressVeil veil)
    {
        var last = file.Events[^1];
        return new CaseModel(
            $"case-{file.Node}-{last.At.ToUnixTimeSeconds()}",
            file.Node,
            last.At,
            "",
            [.. file.Summary.Select(veil.Cover)],
            [.. EventEchoes.Without(file.Events).Select(one => LineOf(one, veil))]
        );
    }

    private static CaseLine LineOf(HistoryEvent one, AddressVeil veil) =>
        new(one.At, one.Kind, veil.Cover(one.Detail), [.. DetailsOf(one).Select(veil.Cover)]);

    private static IEnumerable<string> DetailsOf(HistoryEvent one) =>
        one.Moved is { } change
            ? [.. change.Removed.Select(record => $"− {record}"), .. change.Added.Select(record => $"+ {record}")]
            : one.Results.Select(result => $"{result.Outcome.ToString().ToLowerInvariant()} {result}");
}
