using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Ledger;

namespace Witness.Ledger.History;

/// <summary>A zone change as it was written down before it was made, and what became of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When it was written down, UTC.</param>
/// <param name="Node">The node whose records move; null where an order was about the whole zone.</param>
/// <param name="Zone">The zone's apex.</param>
/// <param name="Registrar">The registrar's name.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record RecordedChange(
    long Id,
    DateTimeOffset At,
    string? Node,
    DomainName Zone,
    string Registrar,
    string Reason
)
{
    /// <summary>The records that leave.</summary>
    public required IReadOnlyList<DnsRecord> Removed { get; init; }

    /// <summary>The records that enter.</summary>
    public required IReadOnlyList<DnsRecord> Added { get; init; }

    /// <summary>The snapshot of the whole zone as it was before.</summary>
    public required long SnapshotId { get; init; }

    /// <summary>The order behind it; null where the policy decided.</summary>
    public long? OrderId { get; init; }

    /// <summary>What became of it.</summary>
    public ChangeOutcome Outcome { get; init; }

    /// <summary>When that was known, UTC; null while it is not.</summary>
    public DateTimeOffset? Settled { get; init; }

    /// <summary>What differs from the plan, or why it failed, in words; null where there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>When the registrar's read-back showed it, UTC; null where it did not.</summary>
    public DateTimeOffset? Accepted => Outcome == ChangeOutcome.Accepted ? Settled : null;

    /// <summary>What the zone's name servers answer of it; null where that was never awaited.</summary>
    public RecordedPublication? Publication { get; init; }

    /// <summary>What moves where: <c>example.com, 2 records out</c>.</summary>
    public string Moves
    {
        get
        {
            List<string> moves = [];
            if (Removed.Count > 0)
            {
                moves.Add($"{Phrase.Of(Removed.Count, "record")} out");
            }

            if (Added.Count > 0)
            {
                moves.Add($"{Phrase.Of(Added.Count, "record")} in");
            }

            return string.Join(", ", [Zone.ToString(), .. moves.DefaultIfEmpty("no record moved")]);
        }
    }

    /// <summary>What came of it: <c>accepted after 3 s, published after 15 s, drained by 2026-01-02 03:09:17Z</c>.</summary>
    public string Result
    {
        get
        {
            var result = Outcome switch
            {
                ChangeOutcome.Accepted => $"accepted after {Phrase.Of((Settled ?? At) - At)}",
                ChangeOutcome.Failed => "failed",
                _ => "not confirmed yet",
            };
            return $"{result}{(Publication is null ? "" : $", {Publication.Words(At)}")}{(Detail is null ? "" : $", {Detail}")}";
        }
    }

    /// <summary>As in the history: <c>example.com, 2 records out: 4 strikes within 1 h: accepted after 3 s</c>.</summary>
    public override string ToString() => $"{Moves}: {Reason}: {Result}";
}
