namespace Witness.Core.Stonith;

/// <summary>What the policy says of a node in a round.</summary>
public enum VerdictKind
{
    /// <summary>Its records are to leave DNS.</summary>
    Fence,

    /// <summary>Strikes enough, but a safety rule forbids it.</summary>
    Spare,

    /// <summary>It would be fenced, were this witness to act.</summary>
    WouldFence,

    /// <summary>Its records came back while it fails: they are to leave again.</summary>
    CameBack,

    /// <summary>Somebody else has put it back, and it passes: it is In.</summary>
    ReaddedOutside,

    /// <summary>It is out and has passed long enough to come back by order.</summary>
    Ready,
}
