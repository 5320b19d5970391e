using System.Collections.Immutable;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Stonith;

namespace Witness.Core.Strikes;

/// <summary>Step 4 of a round: observations become strikes in the rolling window. Pure.</summary>
public static class StrikeCounter
{
    /// <summary>Counts a round.</summary>
    /// <param name="thought">What is remembered; its instant is the round's start.</param>
    /// <param name="observations">What the round saw; empty in a round that asked no node.</param>
    /// <param name="isVoid">True where the round testifies to nothing.</param>
    /// <param name="settings">The policy's numbers.</param>
    public static void Count(
        Deliberation thought,
        IReadOnlyList<Observation> observations,
        bool isVoid,
        PolicySettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(thought);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(settings);
        if (JumpOfClock(thought, settings) is { } jump)
        {
            StartAnew(thought, jump);
        }

        EndedHolds.LetGo(thought);
        DropOldStrikes(thought, settings);

        foreach (var observation in isVoid ? [] : observations)
        {
            Count(thought, observation, settings);
        }
    }

    /// <summary>
    /// True of a node that was well before: whatever else is remembered of it, one more pass changes nothing but the number
    /// of clean rounds.
    /// </summary>
    public static bool IsWell(Standing standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing is { LastOutcome: CheckOutcome.Passed, CleanRounds: > 0, Spared: null };
    }

    /// <summary>Counts the rounds that a node which was well has passed since; nothing changes once enough are counted.</summary>
    /// <param name="thought">Where the node is remembered.</param>
    /// <param name="standing">The node.</param>
    /// <param name="rounds">How many it has passed.</param>
    /// <param name="settings">The policy's numbers.</param>
    public static void StayWell(Deliberation thought, Standing standing, int rounds, PolicySettings settings)
    {
        ArgumentNullException.ThrowIfNull(thought);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(settings);
        var clean = Math.Min(standing.CleanRounds + rounds, settings.MostCleanRounds);
        if (clean > standing.CleanRounds)
        {
            thought.Set(standing with { CleanRounds = clean });
        }
    }

    private static void Count(Deliberation thought, Observation observation, PolicySettings settings)
    {
        var standing = thought.Of(observation.Node.Name);
        switch (observation.Outcome)
        {
            case CheckOutcome.Failed:
                thought.Add(new Strike(standing.Node, thought.At, observation.Results));
                thought.Set(
                    standing with
                    {
                        Strikes = standing.Strikes.Add(thought.At),
                        CleanRounds = 0,
                        LastOutcome = CheckOutcome.Failed,
                        ReadyTold = false,
                    }
                );
                break;
            case CheckOutcome.Passed when IsWell(standing):
                StayWell(thought, standing, 1, settings);
                break;
            case CheckOutcome.Passed:
                if (HadFailed(standing))
                {
                    thought.Add(new Recovery(standing.Node, thought.At, observation.Results));
                }

                thought.Set(
                    standing with
                    {
                        CleanRounds = Math.Min(standing.CleanRounds + 1, settings.MostCleanRounds),
                        LastOutcome = CheckOutcome.Passed,
                        Spared = IsCandidate(standing, settings) ? standing.Spared : null,
                    }
                );
                break;
            default:
                thought.Set(standing with { LastOutcome = observation.Outcome });
                break;
        }
    }

    /// <summary>True where its last answer that was none of unknown was a failure.</summary>
    private static bool HadFailed(Standing standing) =>
        standing.CleanRounds == 0 && (standing.LastOutcome == CheckOutcome.Failed || !standing.Strikes.IsEmpty);

    /// <summary>A node that flaps is spared at every other round: that is one word, until its strikes have gone.</summary>
    private static bool IsCandidate(Standing standing, PolicySettings settings) =>
        standing.Rotation != Rotation.In || standing.Strikes.Length >= settings.Strikes;

    private static void DropOldStrikes(Deliberation thought, PolicySettings settings)
    {
        var bound = thought.At - settings.Within;
        Func<DateTimeOffset, bool> isOld = at => at <= bound;
        foreach (var standing in thought.Standings.Values.Where(one => one.Strikes.Any(isOld)).ToList())
        {
            var left = standing with { Strikes = standing.Strikes.RemoveAll(at => isOld(at)) };
            thought.Set(IsCandidate(left, settings) ? left : left with { Spared = null });
        }
    }

    /// <summary>
    /// A clock that jumped, or an absence longer than the window, must not fence anybody by strikes that no longer mean what
    /// they meant.
    /// </summary>
    internal static string? JumpOfClock(Deliberation thought, PolicySettings settings) =>
        thought.LastRound is not { } last ? null
        : thought.At <= last.At - settings.Every
            ? $"the clock went back: this round starts at {Phrase.Of(thought.At)}, the one before it at {Phrase.Of(last.At)}"
        : thought.At > last.At + settings.Within
            ? $"this round starts {Phrase.Of(thought.At - last.At)} after the one before it, more than the window of {Phrase.Of(settings.Within)}"
        : null;

    private static void StartAnew(Deliberation thought, string jump)
    {
        foreach (var standing in thought.Standings.Values.ToList())
        {
            thought.Set(
                standing with
                {
                    Strikes = ImmutableArray<DateTimeOffset>.Empty,
                    Spared = standing.Rotation == Rotation.In ? null : standing.Spared,
                    CleanRounds = 0,
                    LastOutcome = null,
                    ReadyTold = false,
                    // What lies in the future now would hide every reading from the comeback rule until it has come.
                    Since = standing.Since > thought.At ? thought.At : standing.Since,
                    Comebacks = standing.Comebacks.RemoveAll(at => at > thought.At),
                }
            );
        }

        thought.Tell(
            new Notice(
                NoticeKind.Clock,
                Node: null,
                $"{jump}: strikes and clean rounds begin anew; rotations, holds and orders stay. If this was no restart, check the clock with: timedatectl"
            )
            {
                Command = "timedatectl",
            }
        );
    }
}
