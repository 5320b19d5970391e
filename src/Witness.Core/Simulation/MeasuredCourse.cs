using Witness.Core.Checks;
using Witness.Core.Rounds;

namespace Witness.Core.Simulation;

/// <summary>
/// Follows a course and measures it, by the same yardstick for every course: what the rounds saw, void ones left out, with
/// the retries that there were.
/// </summary>
/// <param name="course">The course.</param>
/// <param name="every">The interval between rounds: what a round stands for where the next one is far or none.</param>
/// <param name="measures">Which nodes are measured; the others are followed all the same.</param>
public sealed class MeasuredCourse(ICourse course, TimeSpan every, Predicate<string> measures)
{
    /// <summary>Rounds that are further apart than so many intervals say nothing of what was between them.</summary>
    private const int Gap = 3;

    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);
    private readonly List<Removal> _open = [];
    private readonly List<Removal> _settled = [];
    private readonly List<Return> _returns = [];
    private readonly SortedSet<string> _out = new(StringComparer.Ordinal);
    private TimeSpan _deadServed;
    private (DateTimeOffset At, int Nodes) _serving;

    /// <summary>Takes a round from before the time that is looked at.</summary>
    public void LeadIn(RecordedRound round) => course.LeadIn(round);

    /// <summary>Takes the next round.</summary>
    public void Take(RecordedRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        Charge(round.Mark.At);
        LookAgain(round);
        var step = course.Take(round);
        foreach (var node in step.CalledOff)
        {
            Retract(node);
            _out.Remove(node);
        }

        foreach (var node in step.Removed.Where(node => measures(node)))
        {
            _open.Add(new Removal(round.Mark.Number, round.Mark.At, node));
            _out.Add(node);
        }

        foreach (var node in _out.Where(course.IsIn).ToList())
        {
            _returns.Add(new Return(round.Mark.Number, round.Mark.At, node));
            _out.Remove(node);
        }

        _serving = (round.Mark.At, DeadIn(round));
    }

    /// <summary>What it has come to.</summary>
    public Measurement Finish()
    {
        Charge(next: null);
        _serving = default;
        return new Measurement(
            [.. _settled.Concat(_open).OrderBy(one => one.Round).ThenBy(one => one.Node, StringComparer.Ordinal)],
            _deadServed
        )
        {
            Returns = _returns,
        };
    }

    private void Charge(DateTimeOffset? next)
    {
        if (_serving.Nodes > 0)
        {
            var span = (next - _serving.At) ?? every;
            _deadServed += _serving.Nodes * (span > TimeSpan.Zero && span <= Gap * every ? span : every);
        }
    }

    private void LookAgain(RecordedRound round)
    {
        foreach (var removal in _open.Where(removal => round.Mark.At >= removal.At + Later).ToList())
        {
            if (Testifies(round, removal.Node) is { } outcome)
            {
                _open.Remove(removal);
                _settled.Add(removal with { WellLater = outcome == CheckOutcome.Passed });
            }
        }
    }

    private void Retract(string node)
    {
        var last = _open.Concat(_settled).Where(one => IsOf(one, node)).MaxBy(one => one.Round);
        _open.RemoveAll(one => ReferenceEquals(one, last));
        _settled.RemoveAll(one => ReferenceEquals(one, last));
    }

    private int DeadIn(RecordedRound round)
    {
        var sight = round.Sight;
        return round.Mark.Void is not null
            ? 0
            : sight
                .NodesNotPassing()
                .Count(node =>
                    sight.OutcomeOf(node) == CheckOutcome.Failed
                    && sight.Roster.Nodes[node].Name is var name
                    && course.IsIn(name)
                    && measures(name)
                );
    }

    private static CheckOutcome? Testifies(RecordedRound round, string node) =>
        round.Mark.Void is null
        && round.Sight.Roster.IndexOf(node) is { } place
        && round.Sight.OutcomeOf(place) is { } outcome and not CheckOutcome.Unknown
            ? outcome
            : null;

    private static bool IsOf(Removal removal, string node) =>
        removal.Node.Equals(node, StringComparison.OrdinalIgnoreCase);
}
