using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>What was really done: where each round says that the nodes stood, and the verdicts that moved them.</summary>
/// <param name="deeds">What was done beside the rounds' own answers.</param>
public sealed class RecordedCourse(RecordedDeeds deeds) : ICourse
{
    private readonly Dictionary<string, long> _unconfirmed = new(StringComparer.OrdinalIgnoreCase);
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
        var number = round.Mark.Number;
        var calledOff = CalledOff(number).ToList();
        foreach (var node in _unconfirmed.Keys.Where(node => _sight.RotationOf(node) != Rotation.Leaving).ToList())
        {
            _unconfirmed.Remove(node);
        }

        var fenced = deeds.FencedIn(number).ToList();
        fenced.ForEach(node => _unconfirmed[node] = number);
        return calledOff.Count + fenced.Count == 0 ? CourseStep.Quiet : new CourseStep(fenced, calledOff);
    }

    /// <inheritdoc />
    public bool IsIn(string node) => _sight.RotationOf(node) == Rotation.In;

    /// <summary>A node that was fenced and is In again with nobody having put it back has never left DNS.</summary>
    private IEnumerable<string> CalledOff(long round) =>
        _unconfirmed
            .Where(fence => IsIn(fence.Key) && !deeds.WasPutBack(fence.Key, fence.Value, round))
            .Select(fence => fence.Key);
}
