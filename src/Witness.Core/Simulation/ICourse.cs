using Witness.Core.Rounds;

namespace Witness.Core.Simulation;

/// <summary>The way that nodes went, or would have gone, in and out of rotation: round after round, oldest first.</summary>
public interface ICourse
{
    /// <summary>Takes a round from before the time that is looked at: strikes are counted, and nodes stand where they stood.</summary>
    void LeadIn(RecordedRound round);

    /// <summary>Takes the next round.</summary>
    CourseStep Take(RecordedRound round);

    /// <summary>
    /// True where a node was in rotation once the last round was decided. One that is on its way, to or from, is not.
    /// </summary>
    bool IsIn(string node);
}
