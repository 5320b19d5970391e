namespace Witness.Configuration;

/// <summary>Whether the witness changes DNS.</summary>
public enum Mode
{
    /// <summary>Decides and tells, changes nothing.</summary>
    Observe,

    /// <summary>Changes DNS.</summary>
    Act,
}
