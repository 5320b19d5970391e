using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Strikes;

namespace Witness.Status;

/// <summary>What another node did in the round of a strike.</summary>
/// <param name="Name">The node.</param>
/// <param name="Outcome">What the round said of it; null where it was not asked.</param>
/// <param name="Rotation">Where it stood.</param>
internal sealed record OtherNode(string Name, CheckOutcome? Outcome, Rotation Rotation)
{
    /// <summary>In words: its name, and where it stood unless it was In.</summary>
    public override string ToString() => Rotation == Rotation.In ? Name : $"{Name} ({Phrase.Of(Rotation)})";
}
