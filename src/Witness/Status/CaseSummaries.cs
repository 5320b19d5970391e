using Witness.Core;
using Witness.Core.Stonith;
using Witness.Core.Strikes;
using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>Says a case in three sentences: what happened and why, whether it is true, and what comes next. Pure.</summary>
internal static class CaseSummaries
{
    /// <summary>The summary of a case that has everything else.</summary>
    /// <param name="one">The case.</param>
    /// <param name="policy">The policy's numbers.</param>
    /// <param name="standing">The node as it stands now.</param>
    /// <param name="rotation">Where it stands, as users see it (<see cref="LedgerView.RotationOf"/>).</param>
    public static CaseSummary Of(Case one, PolicySettings policy, Standing standing, string rotation)
    {
        var (next, command) = one.Number == 1 ? CaseNext.Of(one, policy, standing, rotation) : (EndOf(one), null);
        return new CaseSummary(WhatOf(one, policy), CaseTruth.Of(one), next) { Command = command };
    }

    /// <summary>How a case ended.</summary>
    public static string EndOf(Case one) =>
        one.Span.Back is { } back ? $"it was back in DNS {Phrase.Of(back)}{ByOf(one)}{SuccessOf(one)}"
        : one.Span.IsRemoval ? "nothing is kept of how it came back"
        : $"it was not taken out of DNS{SuccessOf(one)}";

    private static string WhatOf(Case one, PolicySettings policy)
    {
        var node = one.Node;
        if (RemovalOf(one) is { } removal)
        {
            var zones = Phrase.List([
                .. RemovalsOf(one).Select(change => change.Zone).Distinct().Select(zone => zone.Text),
            ]);
            var done = removal.Accepted is { } accepted
                ? $"{node} was taken out of {zones} {Phrase.Of(accepted)}"
                : $"{node} is to leave {zones} since {Phrase.Of(removal.At)}, and no read-back has shown that yet";
            return $"{done}: {WhyOf(one, removal)}";
        }

        return VerdictOf(one) switch
        {
            { Verdict: { Kind: VerdictKind.WouldFence, Reason: var reason }, At: var at } =>
                $"{node} would have been taken out of DNS {Phrase.Of(at)}, but mode was observe: {reason}",
            { Verdict: { Kind: VerdictKind.Spare, Reason: var reason }, At: var at } =>
                $"{node} failed and stayed in DNS, spared {Phrase.Of(at)}: {reason}",
            { Verdict: { Reason: var reason }, At: var at } =>
                $"{node} was to be taken out of DNS {Phrase.Of(at)}, and nothing has left: {reason}",
            _ => StrikesOf(one, policy),
        };
    }

    private static string StrikesOf(Case one, PolicySettings policy)
    {
        var spell = one.Before ?? new StrikeSpell(one.Node, one.Span.Began, one.Span.Last, 0);
        var when =
            spell.Count < 2 ? Phrase.Of(spell.First) : $"from {Phrase.Of(spell.First)} until {Phrase.Of(spell.Last)}";
        var last = one.Strikes.LastOrDefault() is { } strike ? $", last: {strike.Detail}" : "";
        return $"{one.Node} had {Phrase.Of(spell.Count, "strike")} {when}, {one.InWindow} of them within {Phrase.Of(policy.Within)}, of the {policy.Strikes} that would remove it{last}";
    }

    private static string WhyOf(Case one, RecordedChange removal) =>
        OrderOf(one, removal.OrderId) is { } order ? order : removal.Reason;

    private static string ByOf(Case one) =>
        one.Events.LastOrDefault(happened => happened.Verdict is { Kind: VerdictKind.ReaddedOutside }) is not null
            ? ", put back by somebody else at the registrar"
        : one.Events.LastOrDefault(happened => happened.Moved is { Added.Count: > 0 })?.Moved is { } change
            ? $", {OrderOf(one, change.OrderId) ?? change.Reason}"
        : "";

    private static string SuccessOf(Case one) =>
        one.Events.LastOrDefault(happened => happened.Kind == HistoryKinds.Recovery) is { } recovery
            ? $", and passed again {Phrase.Of(recovery.At)}"
            : "";

    private static string? OrderOf(Case one, long? id) =>
        one.Events.Select(happened => happened.Order).FirstOrDefault(order => order is not null && order.Id == id)
            is { } order
            ? $"by order {order.Id} of {order.By}{(order.Reason is null ? "" : $" ({order.Reason})")}"
            : null;

    private static IEnumerable<RecordedChange> RemovalsOf(Case one) =>
        one
            .Events.Select(happened => happened.Moved)
            .OfType<RecordedChange>()
            .Where(change => change is { Removed.Count: > 0, Outcome: not Core.Ledger.ChangeOutcome.Failed });

    private static RecordedChange? RemovalOf(Case one) => RemovalsOf(one).FirstOrDefault();

    /// <summary>The word that decided; what only says that a node is ready decides nothing.</summary>
    private static HistoryEvent? VerdictOf(Case one) =>
        one.Events.LastOrDefault(happened =>
            happened.Verdict is { Kind: VerdictKind.Fence or VerdictKind.WouldFence or VerdictKind.Spare }
        );
}
