namespace Witness.Lab.Tests.Cases;

/// <summary>What comes of a node's records in a zone.</summary>
internal enum CaseEnd
{
    /// <summary>They have left.</summary>
    Left,

    /// <summary>All of them stay, and status says why.</summary>
    Waits,
}
