using Witness.Core;
using Witness.Ledger.History;
using Witness.Serving.Pages;
using Witness.Status;

namespace Witness.Serving;

/// <summary>A case as the page shows it.</summary>
internal static class CaseText
{
    /// <summary>A case in texts, without what must not be shown.</summary>
    public static CaseModel Of(Case file, AddressVeil veil) =>
        new(
            $"case-{file.Node}-{file.Span.Began.ToUnixTimeSeconds()}",
            file.Node,
            file.Span.Decided ?? file.Span.Began,
            veil.Cover(file.Summary.What),
            [.. SentencesOf(file.Summary).Select(veil.Cover)],
            [.. EventEchoes.Without(file.Events).Select(one => LineOf(file, one, veil))]
        );

    private static IEnumerable<string> SentencesOf(CaseSummary summary)
    {
        yield return $"{summary.Truth}.";
        yield return summary.Command is { } command ? $"{summary.Next}: {command}" : $"{summary.Next}.";
    }

    private static CaseLine LineOf(Case file, HistoryEvent one, AddressVeil veil) =>
        new(
            one.At,
            one.Kind,
            veil.Cover(one.Results.Count > 0 ? WordsOf(one) : one.Detail),
            [.. DetailsOf(file, one).Select(veil.Cover)]
        );

    /// <summary>What a strike says in one line its answers, which follow, say in full.</summary>
    private static string WordsOf(HistoryEvent one) => one.Kind == HistoryKinds.Recovery ? "passes again" : "failed";

    private static IEnumerable<string> DetailsOf(Case file, HistoryEvent one)
    {
        if (one.Moved is { } change)
        {
            return [.. change.Removed.Select(record => $"− {record}"), .. change.Added.Select(record => $"+ {record}")];
        }

        var answers = one.Results.Select(result => $"{Phrase.Of(result.Outcome)} {result}");
        return file.ContextOf(one) is { } context ? answers.Concat(ContextOf(context)) : answers;
    }

    private static IEnumerable<string> ContextOf(StrikeContext context)
    {
        if (context.Others.Count > 0)
        {
            yield return $"meanwhile {context.Passed.Count()} of {context.Others.Count} others passed";
        }

        if (context.Anchors.Count > 0)
        {
            yield return $"{context.Answered} of {context.Anchors.Count} anchors answered";
        }
    }
}
