namespace Witness.Core.Checks;

/// <summary>Whether a failed check counts against its node.</summary>
public enum CheckRole
{
    /// <summary>A failure gives the node a strike.</summary>
    Gate,

    /// <summary>Recorded and shown; never strikes, and never makes a node pass.</summary>
    Evidence,
}
