namespace Witness.Core.Ledger;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>A node's records have left DNS.</summary>
    Removed,

    /// <summary>A node's records are back.</summary>
    Readded,

    /// <summary>A node fails and is spared.</summary>
    Spared,

    /// <summary>A node that is out is ready to come back.</summary>
    Ready,

    /// <summary>A change failed, was refused, or its outcome is unclear.</summary>
    ChangeFailed,

    /// <summary>A change was accepted, and not all name servers answer it in time.</summary>
    NotPublished,

    /// <summary>Records of a node that is out came back by others' hands.</summary>
    CameBack,

    /// <summary>A zone could not be read, or is not what it was.</summary>
    Zone,

    /// <summary>A hold or a freeze has ended by itself.</summary>
    HoldEnded,

    /// <summary>The witness's clock jumped, or it was away for longer than the window.</summary>
    Clock,

    /// <summary>A certificate expires soon.</summary>
    Certificate,

    /// <summary>Something of the witness's own machine.</summary>
    Machine,

    /// <summary>The witness is blind, round after round, or sees again.</summary>
    Void,
}
