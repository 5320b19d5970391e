namespace Witness.Status;

/// <summary>The short answer of a case: three sentences, each without a final dot.</summary>
/// <param name="What">What happened, when and why.</param>
/// <param name="Truth">Whether it is true: what the other nodes and the anchors did meanwhile.</param>
/// <param name="Next">How it ended, or what is to be done.</param>
internal sealed record CaseSummary(string What, string Truth, string Next)
{
    /// <summary>What to type now; null where nothing is to be done.</summary>
    public string? Command { get; init; }
}
