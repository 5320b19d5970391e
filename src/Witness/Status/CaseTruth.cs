using Witness.Core;
using Witness.Core.Strikes;

namespace Witness.Status;

/// <summary>
/// Whether a case is about the node, about all of them, or about the witness: what the others and the anchors did in the
/// rounds of the strikes. Pure.
/// </summary>
internal static class CaseTruth
{
    private const int MostNames = 3;

    /// <summary>In a sentence without its final dot.</summary>
    public static string Of(Case one)
    {
        var rounds = one.Strikes.Select(one.ContextOf).OfType<StrikeContext>().ToList();
        return !one.Strikes.Any() ? "no strike is kept of it"
            : rounds.Count == 0 ? "what other nodes and anchors did then is not kept"
            : $"{OthersIn(rounds)}; {AnchorsIn(rounds)}";
    }

    private static string OthersIn(List<StrikeContext> rounds)
    {
        var failed = rounds
            .SelectMany(round => round.Failed.Where(IsIn).Select(other => other.Name))
            .GroupBy(name => name, StringComparer.Ordinal)
            .ToList();
        var passed = rounds
            .SelectMany(round => round.Passed.Where(IsIn).Select(other => other.Name))
            .Distinct(StringComparer.Ordinal)
            .Count(name => failed.TrueForAll(one => one.Key != name));
        var when = rounds.Count == 1 ? "in that round" : $"in these {rounds.Count} rounds";
        return failed.Count > 0
                ? $"{NamesOf(failed, rounds.Count)} failed {when} too, and {Phrase.Of(passed, "other node")} did not: look at what those that failed share"
            : passed > 0
                ? $"{(passed == 1 ? "the 1 other node" : $"all {passed} other nodes")} in rotation passed {when}, so it was the node or the way to it"
            : $"no other node in rotation passed or failed {when}, so there is nothing to compare it with";
    }

    /// <summary>A node that is out fails for reasons of its own.</summary>
    private static bool IsIn(OtherNode other) => other.Rotation == Rotation.In;

    private static string NamesOf(List<IGrouping<string, string>> failed, int rounds)
    {
        var names = failed
            .OrderByDescending(one => one.Count())
            .Take(MostNames)
            .Select(one => one.Count() == rounds ? one.Key : $"{one.Key} ({one.Count()} of {rounds})");
        var more = failed.Count - MostNames;
        return Phrase.List(more > 0 ? [.. names, $"{more} more"] : [.. names]);
    }

    private static string AnchorsIn(List<StrikeContext> rounds)
    {
        var asked = rounds.Where(round => round.Anchors.Count > 0).ToList();
        if (asked.Count == 0)
        {
            return "no anchor was asked";
        }

        var worst = asked.MinBy(round => round.Answered)!;
        return worst.Answered == worst.Anchors.Count
            ? $"{(worst.Anchors.Count == 1 ? "the anchor" : $"all {worst.Anchors.Count} anchors")} answered, so the witness was online"
            : $"of {Phrase.Of(worst.Anchors.Count, "anchor")} at least {worst.Answered} answered";
    }
}
