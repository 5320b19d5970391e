using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>Gathers the strikes of a case that say the same, so that those that differ stand out. Pure.</summary>
internal static class StrikeGroups
{
    /// <summary>The strikes in groups, oldest first. Whatever else happened between two strikes parts them.</summary>
    public static IReadOnlyList<StrikeGroup> Of(Case one)
    {
        List<StrikeGroup> groups = [];
        var isParted = true;
        foreach (var happened in one.Events)
        {
            if (happened.Kind != HistoryKinds.Strike)
            {
                isParted = true;
                continue;
            }

            if (!isParted && IsLike(one, groups[^1].Last, happened))
            {
                groups[^1] = groups[^1] with { Strikes = [.. groups[^1].Strikes, happened] };
            }
            else
            {
                groups.Add(new StrikeGroup([happened], one.ContextOf(happened), groups.LastOrDefault()));
            }

            isParted = false;
        }

        return groups;
    }

    private static bool IsLike(Case one, HistoryEvent strike, HistoryEvent other) =>
        StrikeLikeness.Of(strike.Results, one.ContextOf(strike))
        == StrikeLikeness.Of(other.Results, one.ContextOf(other));
}
