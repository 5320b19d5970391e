namespace Witness.Core.Strikes;

/// <summary>Who or what moved a node to where it stands.</summary>
public enum MoveCause
{
    /// <summary>Nobody has moved it yet.</summary>
    None,

    /// <summary>The policy, for its strikes. Waits for a round that sees.</summary>
    Strikes,

    /// <summary>An operator. Goes on in void rounds as well.</summary>
    Order,

    /// <summary>The policy, because records of a node that is out came back while it fails.</summary>
    Comeback,

    /// <summary>Somebody else at the registrar.</summary>
    Outside,
}
