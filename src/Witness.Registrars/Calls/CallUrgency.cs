namespace Witness.Registrars.Calls;

/// <summary>Which part of the budget a call may use.</summary>
internal enum CallUrgency
{
    /// <summary>A look at a zone that nobody waits for: it is put off where calls are short.</summary>
    Look,

    /// <summary>A change, and the readings that belong to it: before it, back, and a little later.</summary>
    Change,
}
