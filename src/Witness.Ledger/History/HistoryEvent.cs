using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Stonith;

namespace Witness.Ledger.History;

/// <summary>One line of the history.</summary>
/// <param name="At">When, UTC: a strike's round, an order's giving, a change's intent, its publication.</param>
/// <param name="Kind">What it is (<see cref="HistoryKinds"/>).</param>
/// <param name="Detail">What happened, in words.</param>
public sealed record HistoryEvent(DateTimeOffset At, string Kind, string Detail)
{
    /// <summary>Its number among those of its kind.</summary>
    public long Id { get; init; }

    /// <summary>The node; null for what concerns the witness itself.</summary>
    public string? Node { get; init; }

    /// <summary>The round in which it happened; for a change the newest round then; null for what has none.</summary>
    public long? Round { get; init; }

    /// <summary>The evidence of a strike or a recovery: every result of the node in that round.</summary>
    public IReadOnlyList<CheckResult> Results { get; init; } = [];

    /// <summary>The verdict, where this is one.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The order, where this is one.</summary>
    public Order? Order { get; init; }

    /// <summary>When the order's last answer was written down, UTC.</summary>
    public DateTimeOffset? Answered { get; init; }

    /// <summary>The change, where this is one, or where it was published.</summary>
    public RecordedChange? Change { get; init; }

    /// <summary>
    /// The change whose records this event is about; null where it only tells that they were published, which comes after.
    /// </summary>
    public RecordedChange? Moved => Kind == HistoryKinds.Change ? Change : null;

    /// <summary>What a notice is about.</summary>
    public NoticeKind? Notice { get; init; }
}
