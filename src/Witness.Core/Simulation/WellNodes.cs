using Witness.Core.Checks;
using Witness.Core.Rounds;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>
/// Spares a simulation the nodes that are In and well, round after round: the counter itself says that a pass changes
/// nothing of them but the number of clean rounds (<see cref="StrikeCounter.IsWell"/>), so that these are added up here and
/// given to the counter when anything else befalls the node.
/// </summary>
/// <param name="settings">The policy's numbers.</param>
internal sealed class WellNodes(PolicySettings settings)
{
    private Roster _roster = Roster.Empty;
    private bool[] _isWell = [];
    private int[] _since = [];
    private int _counted;

    /// <summary>The observations that must be counted and judged; the other nodes go on being well.</summary>
    /// <param name="thought">The round; a node that is well no longer gets its clean rounds.</param>
    /// <param name="roster">Whose observations.</param>
    /// <param name="seen">The observation of each node.</param>
    /// <param name="passing">The observation of each node where all its checks passed.</param>
    public IReadOnlyList<Observation> Others(
        Deliberation thought,
        Roster roster,
        IReadOnlyList<Observation> seen,
        IReadOnlyList<Observation> passing
    )
    {
        if (!ReferenceEquals(roster, _roster))
        {
            EndAll(thought);
            (_roster, _isWell, _since) = (roster, new bool[roster.Nodes.Count], new int[roster.Nodes.Count]);
        }

        List<Observation> others = [];
        for (var node = 0; node < seen.Count; node++)
        {
            if (_isWell[node] && ReferenceEquals(seen[node], passing[node]))
            {
                continue;
            }

            End(thought, node);
            others.Add(seen[node]);
        }

        return others;
    }

    /// <summary>A round was counted: whoever is well by now need not be looked at again.</summary>
    /// <param name="thought">The round, judged.</param>
    /// <param name="others">The observations that were counted.</param>
    public void Counted(Deliberation thought, IReadOnlyList<Observation> others)
    {
        _counted++;
        foreach (var observation in others.Where(one => one.Outcome == CheckOutcome.Passed))
        {
            var standing = thought.Of(observation.Node.Name);
            if (
                standing.Rotation == Rotation.In
                && StrikeCounter.IsWell(standing)
                && _roster.IndexOf(standing.Node) is { } node
            )
            {
                (_isWell[node], _since[node]) = (true, _counted);
            }
        }
    }

    /// <summary>Something else befalls a node: it gets its clean rounds.</summary>
    public void End(Deliberation thought, string name)
    {
        if (_roster.IndexOf(name) is { } node)
        {
            End(thought, node);
        }
    }

    /// <summary>Something else befalls all nodes.</summary>
    public void EndAll(Deliberation thought)
    {
        for (var node = 0; node < _isWell.Length; node++)
        {
            End(thought, node);
        }
    }

    private void End(Deliberation thought, int node)
    {
        if (_isWell[node])
        {
            _isWell[node] = false;
            var standing = thought.Of(_roster.Nodes[node].Name);
            StrikeCounter.StayWell(thought, standing, _counted - _since[node], settings);
        }
    }
}
