using Witness.Core.Ledger;

namespace Witness.Core.Strikes;

/// <summary>Holds and freezes with an end end by themselves, and that is told: from then on a node can be fenced again. Pure.</summary>
public static class EndedHolds
{
    /// <summary>Ends the holds, and the freeze, whose time is over.</summary>
    public static void LetGo(Deliberation thought)
    {
        ArgumentNullException.ThrowIfNull(thought);
        if (thought.Freeze is { } freeze && freeze.HasEnded(thought.At))
        {
            thought.SetFreeze(null);
            thought.Tell(
                new Notice(
                    NoticeKind.HoldEnded,
                    Node: null,
                    $"the freeze {freeze} has ended: this witness changes DNS again; another one begins with: witness freeze"
                )
                {
                    Command = "witness freeze",
                }
            );
        }

        foreach (var standing in thought.Standings.Values.Where(one => one.Held?.HasEnded(thought.At) == true).ToList())
        {
            thought.Set(standing with { Held = null });
            thought.Tell(
                new Notice(
                    NoticeKind.HoldEnded,
                    standing.Node,
                    $"the hold of {standing.Node} {standing.Held} has ended: it can be fenced again; another one begins with: witness hold {standing.Node}"
                )
                {
                    Command = $"witness hold {standing.Node}",
                }
            );
        }
    }
}
