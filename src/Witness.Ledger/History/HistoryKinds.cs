namespace Witness.Ledger.History;

/// <summary>
/// The kinds of events in the history, as scripts see them. The daemon's own events have kinds of their own beside
/// <see cref="Start"/> and <see cref="Stop"/>; readers ignore those that they do not know.
/// </summary>
public static class HistoryKinds
{
    /// <summary>A node failed in a round.</summary>
    public const string Strike = "strike";

    /// <summary>A node passed for the first time after it had failed.</summary>
    public const string Recovery = "recovery";

    /// <summary>The policy's word on a node.</summary>
    public const string Verdict = "verdict";

    /// <summary>An operator's command and what came of it.</summary>
    public const string Order = "order";

    /// <summary>Records that left or entered a zone, or were about to.</summary>
    public const string Change = "change";

    /// <summary>All name servers of a zone were seen to answer a change.</summary>
    public const string Publish = "publish";

    /// <summary>A round that testifies to nothing.</summary>
    public const string Void = "void";

    /// <summary>Something that the humans were told.</summary>
    public const string Notice = "notice";

    /// <summary>A notice that a channel could not tell and gave up, or told not to everybody.</summary>
    public const string Untold = "untold";

    /// <summary>The daemon has started.</summary>
    public const string Start = "start";

    /// <summary>The daemon has stopped.</summary>
    public const string Stop = "stop";

    /// <summary>The daemon went on with another configuration.</summary>
    public const string Reload = "reload";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Strike, Recovery, Verdict, Order, Change, Publish, Void, Notice, Untold, Start, Stop, Reload];
}
