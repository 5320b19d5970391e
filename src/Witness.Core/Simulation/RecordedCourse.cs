using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>What was really done: where each round says that the nodes stood, and the verdicts that moved them.</summary>
/// <param name="deeds">What was done beside the rounds' own answers.</param>
public sealed class RecordedCourse(RecordedDeeds deeds) : ICourse
{
    private readonly HashSet<string> _unconfirmed = new(StringComparer.OrdinalIgnoreCase);
    private RoundSight _sight = new(Roster.Empty);

    /// <inheritdoc />
    public void LeadIn(RecordedRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        _sight = round.Sight;
    }

    /// <inheritdoc />
    public CourseStep Take(RecordedRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        _sight = round.Sight;
        var calledOff = _unconfirmed.Where(IsIn).ToList();
        _unconfirmed.RemoveWhere(node => RotationOf(node) != Rotation.Leaving);
        var fenced = deeds.FencedIn(round.Mark.Number).ToList();
        _unconfirmed.UnionWith(fenced);
        return calledOff.Count + fenced.Count == 0 ? CourseStep.Quiet : new CourseStep(fenced, calledOff);
    }

    /// <inheritdoc />
    public bool IsIn(string node) => RotationOf(node) == Rotation.In;

    private Rotation? RotationOf(string node) =>
        _sight.Roster.IndexOf(node) is { } place ? _sight.StateOf(place).Rotation : null;
}
