namespace Witness.Core.Strikes;

/// <summary>
/// Where a node stands in the rotation. <see cref="Leaving"/> and <see cref="Returning"/> are the write-ahead log: decided
/// and written down, not yet confirmed by every zone's read-back.
/// </summary>
public enum Rotation
{
    /// <summary>Its records are published, as far as Witness has to do with it.</summary>
    In,

    /// <summary>Its records are being taken out.</summary>
    Leaving,

    /// <summary>Its records are out, and kept for the readd.</summary>
    Out,

    /// <summary>Its records are being put back.</summary>
    Returning,
}
