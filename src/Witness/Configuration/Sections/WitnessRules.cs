using Witness.Configuration.Kinds;
using Witness.Core;
using Witness.Core.Stonith;

namespace Witness.Configuration.Sections;

/// <summary>What must hold between sections.</summary>
internal static class WitnessRules
{
    /// <summary>Records what is wrong between the sections of a whole file.</summary>
    public static void Check(SectionReader section)
    {
        if (
            section.TryGet(WitnessSection.Round, out var round) && section.TryGet(WitnessSection.Policy, out var policy)
        )
        {
            RequireReachableStrikes(section, round, policy);
        }

        // A watcher without DNS is of use while it observes: to act, it needs something to act on.
        if (
            section.TryGet(WitnessSection.Mode, out var mode)
            && mode == Mode.Act
            && section.At(WitnessSection.Zones).Items.Count == 0
        )
        {
            section.Reject(
                WitnessSection.Zones,
                "no zone is given, and mode \"act\" has nothing to act on",
                "write one, or set mode to \"observe\""
            );
        }
    }

    private static void RequireReachableStrikes(SectionReader section, RoundOptions round, PolicyOptions policy)
    {
        var needed = policy.Strikes * round.Every;
        if (needed > policy.Within)
        {
            var within =
                section.At(WitnessSection.Policy).Member(PolicySection.Within.Name)
                ?? section.At(WitnessSection.Policy);
            section.Reject(
                within,
                $"{Phrase.Of(policy.Strikes, "strike")} at one round every \"{DurationKind.Write(round.Every)}\" take "
                    + $"\"{DurationKind.Write(needed)}\", which is longer than the window of \"{DurationKind.Write(policy.Within)}\"",
                $"write \"{DurationKind.Write(needed)}\" or more, fewer strikes, or a shorter round"
            );
        }
    }
}
