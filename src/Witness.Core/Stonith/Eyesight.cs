using Witness.Core.Checks;
using Witness.Core.Strikes;

namespace Witness.Core.Stonith;

/// <summary>Whether what a round saw is evidence about the nodes, or about the observer (rule 4). Pure.</summary>
public static class Eyesight
{
    /// <summary>Why a round in which the anchors answered is void all the same; null where it is not.</summary>
    /// <param name="observations">What it saw.</param>
    /// <param name="standingOf">What is remembered of a node.</param>
    public static string? WhyVoid(IReadOnlyList<Observation> observations, Func<string, Standing> standingOf)
    {
        // Asked lazily: of a round in which all is well, the first answers tell.
        var judged = observations.Where(observation => observation.Outcome is not null);
        if (judged.FirstOrDefault() is { } first && judged.All(IsUnknown))
        {
            return $"every answer is unknown, the fault of this machine: {first.Results.First(result => result.Outcome == CheckOutcome.Unknown)}";
        }

        var peers = judged.Where(observation =>
            !observation.Node.IsThisMachine && standingOf(observation.Node.Name).Rotation == Rotation.In
        );
        return peers.All(observation => observation.FailedEverything) && peers.Count() is >= 2 and var count
            ? $"all {count} nodes failed all their checks at once, which says more of this machine's network than of them"
            : null;
    }

    private static bool IsUnknown(Observation observation) =>
        observation.Results.All(result => result.Outcome == CheckOutcome.Unknown);
}
