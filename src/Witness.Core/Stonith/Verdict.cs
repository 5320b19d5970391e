namespace Witness.Core.Stonith;

/// <summary>The policy's word on one node in one round.</summary>
/// <param name="Node">The node.</param>
/// <param name="Kind">What is said.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Reason">Why, in words, with the numbers.</param>
public sealed record Verdict(string Node, VerdictKind Kind, Rule Rule, string Reason)
{
    /// <summary>As in the history: <c>fence: 4 strikes within 1 h …</c>.</summary>
    public string Detail =>
        Kind switch
        {
            VerdictKind.Fence => $"fence: {Reason}",
            VerdictKind.Spare => $"spared: {Reason}",
            VerdictKind.WouldFence => $"would fence, but mode is observe: {Reason}",
            VerdictKind.CameBack => $"came back: {Reason}",
            VerdictKind.ReaddedOutside => $"readded outside: {Reason}",
            _ => $"ready: {Reason}",
        };
}
