namespace Witness.Core.Orders;

/// <summary>What an operator can order.</summary>
public enum OrderKind
{
    /// <summary>Put a node's records back.</summary>
    Readd,

    /// <summary>Take a node's records out by hand.</summary>
    Remove,

    /// <summary>Do not fence this node.</summary>
    Hold,

    /// <summary>End a hold.</summary>
    Release,

    /// <summary>No DNS change at all by this witness.</summary>
    Freeze,

    /// <summary>End a freeze.</summary>
    Thaw,

    /// <summary>Take a zone as good that has lost many of its records.</summary>
    Accept,

    /// <summary>Put a zone back as a snapshot has it.</summary>
    Restore,

    /// <summary>Write a zone back as it is, to prove that it can be written.</summary>
    Rehearse,

    /// <summary>End what the ledger keeps of a node that is no longer configured.</summary>
    Forget,
}
