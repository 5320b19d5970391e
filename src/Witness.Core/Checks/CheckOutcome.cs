namespace Witness.Core.Checks;

/// <summary>What became of one check in one round.</summary>
public enum CheckOutcome
{
    /// <summary>The node answered as it should.</summary>
    Passed,

    /// <summary>The node did not answer, or not as it should, within the deadline.</summary>
    Failed,

    /// <summary>
    /// The witness's own machine was at fault (no file handles, no permission, no route, no such address family), so
    /// that nothing was learnt of the node: neither a pass nor a strike.
    /// </summary>
    Unknown,
}
