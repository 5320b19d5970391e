using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>An event, and how often it came again with nothing else between.</summary>
/// <param name="First">The first.</param>
internal sealed record EventRun(HistoryEvent First)
{
    /// <summary>How often it came, at least once.</summary>
    public int Count { get; init; } = 1;

    /// <summary>When it came last, UTC.</summary>
    public DateTimeOffset Last { get; init; } = First.At;
}
