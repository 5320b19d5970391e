using System.Net;

namespace Witness.Core.Checks;

/// <summary>
/// One question that can be asked of one address of a node, again and again. An implementation speaks to a machine that
/// may be broken or hostile:
/// <list type="bullet">
/// <item>It ends, by itself, as soon as its time is up or the round is abandoned, whatever the node does.</item>
/// <item>It uses a bounded amount of memory, whatever the node sends.</item>
/// <item>It throws only when the round is abandoned. All else is an answer: the node's fault is
/// <see cref="CheckOutcome.Failed"/> with a sentence, the fault of the witness's own machine
/// <see cref="CheckOutcome.Unknown"/>.</item>
/// <item>It does not retry: that is the observer's.</item>
/// <item>It may be asked by several callers at once.</item>
/// </list>
/// </summary>
public interface ICheck
{
    /// <summary>The kind: <c>https</c>, <c>ping</c>, <c>ssh</c> or <c>tcp</c>.</summary>
    string Kind { get; }

    /// <summary>The address of the node that is asked.</summary>
    IPAddress Address { get; }

    /// <summary>Whether a failure strikes.</summary>
    CheckRole Role { get; }

    /// <summary>How long one try may take.</summary>
    TimeSpan Timeout { get; }

    /// <summary>Asks once.</summary>
    /// <param name="deadline">The time this try has.</param>
    Task<CheckAnswer> AskAsync(Deadline deadline);
}
