using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Status;

/// <summary>What is to be done about the latest case of a node, from where the node stands now. Pure.</summary>
internal static class CaseNext
{
    /// <summary>A sentence without its final dot, and what to type; null where nothing is to be done.</summary>
    public static (string Sentence, string? Command) Of(
        Case one,
        PolicySettings policy,
        Standing standing,
        string rotation
    ) =>
        standing.Rotation switch
        {
            Rotation.Out => Out(standing, policy),
            Rotation.In => In(one, standing, policy, rotation),
            _ => Moving(standing),
        };

    private static (string, string?) Out(Standing standing, PolicySettings policy)
    {
        var (node, clean) = (standing.Node, Phrase.Of(standing.CleanRounds, "round"));
        return standing.LastOutcome switch
        {
            null => ("it is out, and no check tells how it is: put it back once it is well", $"witness readd {node}"),
            CheckOutcome.Failed => (
                "it is out, and fails still: mend it; how it fails now says",
                $"witness check {node}"
            ),
            CheckOutcome.Unknown => ("it is out, and it is not known how it is: ask it", $"witness check {node}"),
            _ when standing.CleanRounds >= policy.CleanRounds => (
                $"it is out, has passed {clean} running, and can come back",
                $"witness readd {node}"
            ),
            _ => (
                $"it is out, and passes again, for {clean} of the {policy.CleanRounds} that a readd asks for",
                $"witness readd {node} --force"
            ),
        };
    }

    private static (string, string?) Moving(Standing standing)
    {
        var waits = StatusReading
            .WaitingOf(standing)
            .Select(zone => $"{zone.Key}: {zone.Value.LastError ?? "not tried yet"}");
        return (
            $"it is {Phrase.Of(standing.Rotation)}, and waits for {string.Join("; ", waits.DefaultIfEmpty("the next round"))}",
            "witness status"
        );
    }

    private static (string, string?) In(Case one, Standing standing, PolicySettings policy, string rotation)
    {
        var held = standing.Held is { } hold ? $"; it is held {hold}" : "";
        if (standing.LastOutcome == CheckOutcome.Failed)
        {
            return (
                $"it is {rotation}, and fails still, with {standing.Strikes.Length} of {Phrase.Of(policy.Strikes, "strike")}{held}",
                $"witness check {standing.Node}"
            );
        }

        var end = one.Span.Back is null && one.Span.IsRemoval ? $"it is {rotation} again" : CaseSummaries.EndOf(one);
        return standing.LastOutcome == CheckOutcome.Passed
            ? ($"{end}; it is {rotation} and passes, so there is nothing to do{held}", null)
            : ($"{end}{held}; how it is says", "witness status");
    }
}
