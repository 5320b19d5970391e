using Witness.Core.Rounds;
using Witness.Core.Strikes;

namespace Witness.Core.Simulation;

/// <summary>Holds, in a simulation, whom the record says was held: no policy has a say in that.</summary>
internal sealed class RecordedHolds
{
    private readonly HashSet<string> _held = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Holds and releases nodes as they were in a round.</summary>
    public void Hold(Deliberation thought, RoundSight sight)
    {
        if (_held.Count == 0 && sight.States.IsEmpty)
        {
            return;
        }

        for (var node = 0; node < sight.Roster.Nodes.Count; node++)
        {
            var name = sight.Roster.Nodes[node].Name;
            var isHeld = sight.StateOf(node).IsHeld;
            if (isHeld ? _held.Add(name) : _held.Remove(name))
            {
                var hold = isHeld ? new Hold(thought.At, Until: null, Reason: null, "the record") : null;
                thought.Set(thought.Of(name) with { Held = hold, Spared = null });
            }
        }
    }
}
