using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>Where nodes stand in a simulation, in which every move is done at once, or as soon as no freeze forbids it.</summary>
/// <param name="zones">The zones that they leave and come back to.</param>
/// <param name="well">The nodes whose clean rounds are added up elsewhere.</param>
internal sealed class ModelRotation(ModelZones zones, WellNodes well)
{
    private readonly HashSet<string> _out = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _waiting = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The nodes that are out.</summary>
    public IReadOnlyCollection<string> Out => _out;

    /// <summary>True of a node that is in.</summary>
    public bool IsIn(string node) => !_out.Contains(node);

    /// <summary>The nodes whose moves wait for the end of a freeze.</summary>
    public IReadOnlyCollection<string> Waiting => _waiting;

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
