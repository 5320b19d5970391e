using Witness.Core.Ledger;

namespace Witness.Core.Stonith;

/// <summary>
/// Tells that the witness is blind once that lasts, and that it sees again. What it has told follows from the rounds in the
/// ledger, so that a restart repeats nothing. Pure.
/// </summary>
public static class BlindnessWatch
{
    /// <summary>So many void rounds running are borne in silence: an uplink that is restarted is nobody's emergency.</summary>
    public const int Patience = 5;

    /// <summary>Looks at a round.</summary>
    /// <param name="thought">The round.</param>
    /// <param name="before">The void rounds that it follows.</param>
    /// <param name="blind">Why it is void; null where it is not.</param>
    public static void Watch(Deliberation thought, VoidRun? before, string? blind)
    {
        ArgumentNullException.ThrowIfNull(thought);
        if (before is { Rounds: Patience } && blind is not null)
        {
            thought.Tell(
                new Notice(
                    NoticeKind.Void,
                    Node: null,
                    $"the last {Patience + 1} rounds, since {Phrase.Of(before.Since)}, were void: {blind}; while that lasts nobody gets a strike and no dead node leaves DNS; find out what this machine lacks with: witness doctor"
                )
                {
                    Command = "witness doctor",
                }
            );
        }
        else if (before is { Rounds: > Patience } && blind is null)
        {
            thought.Tell(
                new Notice(
                    NoticeKind.Void,
                    Node: null,
                    $"the witness sees again, after {before.Rounds} void rounds since {Phrase.Of(before.Since)}; how the nodes are says: witness status"
                )
                {
                    Command = "witness status",
                }
            );
        }
    }
}
