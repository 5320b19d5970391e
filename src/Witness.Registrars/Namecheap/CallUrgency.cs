namespace Witness.Registrars.Namecheap;

/// <summary>Which part of the budget a call may use.</summary>
internal enum CallUrgency
{
    /// <summary>
    /// A look at a zone, also the one that a removal is planned on, for nothing tells it apart: the reserve is not for it.
    /// </summary>
    Routine,

    /// <summary>A write, and the reads that belong to it.</summary>
    Emergency,
}
