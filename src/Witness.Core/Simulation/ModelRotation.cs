using Witness.Core.Orders;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>Where nodes stand in a simulation, in which every move is done at once, or as soon as no freeze forbids it.</summary>
/// <param name="zones">The zones that they leave and come back to.</param>
/// <param name="well">The nodes whose clean rounds are added up elsewhere.</param>
internal sealed class ModelRotation(ModelZones zones, WellNodes well)
{
    private readonly HashSet<string> _out = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _waiting = new(StringComparer.OrdinalIgnoreCase);

    private IReadOnlyCollection<string> _returned = [];

    /// <summary>The nodes that are out.</summary>
    public IReadOnlyCollection<string> Out => _out;

    /// <summary>True of a node that is in.</summary>
    public bool IsIn(string node) => !_out.Contains(node);

    /// <summary>True of a node that was in during the last round: one whose return was finished at its end was not yet.</summary>
    public bool WasIn(string node) => IsIn(node) && !_returned.Contains(node, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finishes what a round has begun: what was ordered within it, what had to wait, and what was judged.</summary>
    /// <returns>The nodes that strikes have removed.</returns>
    public IReadOnlyList<string> Close(Deliberation thought, IEnumerable<Order> within)
    {
        var moving = within
            .Select(order => order.Node)
            .OfType<string>()
            .Concat(_waiting)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(thought.Of)
            .ToList();
        _returned = [.. moving.Where(one => one.Rotation == Rotation.Returning).Select(one => one.Node)];
        moving.ForEach(standing => Settle(thought, standing));
        List<string> removed = [];
        foreach (var verdict in thought.Verdicts)
        {
            Settle(thought, thought.Of(verdict.Node));
            if (verdict.Kind == VerdictKind.Fence && thought.Of(verdict.Node).Rotation == Rotation.Out)
            {
                removed.Add(verdict.Node);
            }
        }

        return removed;
    }

    /// <summary>Finishes the move that a node is in, if it is in any and nothing is frozen.</summary>
    public void Settle(Deliberation thought, Standing standing)
    {
        if (thought.Freeze is not null && standing.IsMoving)
        {
            _waiting.Add(standing.Node);
            _out.Add(standing.Node);
            return;
        }

        _waiting.Remove(standing.Node);
        Finish(thought, standing);
    }

    private void Finish(Deliberation thought, Standing standing)
    {
        if (standing.Rotation == Rotation.Leaving)
        {
            thought.Set(zones.Leave(standing, [.. thought.Standings.Values], thought.At));
        }
        else if (standing.Rotation == Rotation.Returning)
        {
            thought.Set(zones.Return(standing, thought.At));
        }

        if (thought.Of(standing.Node).Rotation == Rotation.In)
        {
            _out.Remove(standing.Node);
        }
        else
        {
            _out.Add(standing.Node);
        }
    }

    /// <summary>Puts a node where the record says that it stood, whatever the rules.</summary>
    public void StandAt(Deliberation thought, string node, Rotation rotation)
    {
        if ((rotation == Rotation.In) == IsIn(node))
        {
            return;
        }

        well.End(thought, node);
        var to = rotation == Rotation.In ? Rotation.Returning : Rotation.Leaving;
        var moved = thought.Of(node).Moved(to, thought.At, MoveCause.Order, "as recorded") with { Forced = true };
        Finish(thought, moved);
    }
}
