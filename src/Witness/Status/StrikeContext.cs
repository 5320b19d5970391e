using Witness.Core.Checks;
using Witness.Core.Rounds;

namespace Witness.Status;

/// <summary>What else was seen in the round of a strike: whether it was the node, or all of them, or the witness.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Others">The other nodes, as configured then.</param>
/// <param name="Anchors">What each anchor said; empty where none was asked, or nothing of it is kept.</param>
internal sealed record StrikeContext(long Round, IReadOnlyList<OtherNode> Others, IReadOnlyList<AnchorAnswer> Anchors)
{
    /// <summary>The others that passed.</summary>
    public IEnumerable<OtherNode> Passed => With(CheckOutcome.Passed);

    /// <summary>The others that failed.</summary>
    public IEnumerable<OtherNode> Failed => With(CheckOutcome.Failed);

    /// <summary>The others of which nothing was learnt.</summary>
    public IEnumerable<OtherNode> Unknown => With(CheckOutcome.Unknown);

    /// <summary>How many anchors answered.</summary>
    public int Answered => Anchors.Count(anchor => anchor.Answered);

    /// <summary>The context that a round was for a node; null where nothing is kept of what the round saw.</summary>
    /// <param name="round">The round.</param>
    /// <param name="node">The node that had the strike.</param>
    public static StrikeContext? Of(RecordedRound round, string node)
    {
        var sight = round.Sight;
        return sight.HasAnswers
            ? new StrikeContext(
                round.Mark.Number,
                [
                    .. sight
                        .Roster.Nodes.Select(
                            (one, place) =>
                                new OtherNode(one.Name, sight.OutcomeOf(place), sight.StateOf(place).Rotation)
                        )
                        .Where(one => !string.Equals(one.Name, node, StringComparison.OrdinalIgnoreCase)),
                ],
                sight.Anchors
            )
            : null;
    }

    private IEnumerable<OtherNode> With(CheckOutcome outcome) => Others.Where(other => other.Outcome == outcome);
}
