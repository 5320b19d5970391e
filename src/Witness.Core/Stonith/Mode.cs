namespace Witness.Core.Stonith;

/// <summary>Whether this witness acts.</summary>
public enum Mode
{
    /// <summary>Decides and tells; changes nothing.</summary>
    Observe,

    /// <summary>Changes DNS.</summary>
    Act,
}
