using Witness.Core.Strikes;

namespace Witness.Core.Rounds;

/// <summary>Where one node stood when a round was decided, in a byte: its rotation, and whether it was held.</summary>
/// <param name="Code">The byte; 0 for a node that is In and not held.</param>
public readonly record struct StateCell(byte Code)
{
    private const int RotationBits = 0b011;
    private const int HeldBit = 0b100;
    private const int LeavingCode = 1;
    private const int OutCode = 2;
    private const int ReturningCode = 3;

    /// <summary>Where it stood in the rotation.</summary>
    public Rotation Rotation =>
        (Code & RotationBits) switch
        {
            LeavingCode => Rotation.Leaving,
            OutCode => Rotation.Out,
            ReturningCode => Rotation.Returning,
            _ => Rotation.In,
        };

    /// <summary>True where an operator held it.</summary>
    public bool IsHeld => (Code & HeldBit) != 0;

    /// <summary>The cell of a standing.</summary>
    public static StateCell Of(Standing standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var rotation = standing.Rotation switch
        {
            Rotation.Leaving => LeavingCode,
            Rotation.Out => OutCode,
            Rotation.Returning => ReturningCode,
            _ => 0,
        };
        return new StateCell((byte)(rotation | (standing.Held is null ? 0 : HeldBit)));
    }
}
