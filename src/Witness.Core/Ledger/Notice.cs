using Witness.Core.Dns;

namespace Witness.Core.Ledger;

/// <summary>Something that the humans must be told. Kept in the ledger so that it is told over restarts as well.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Node">The node; null where it concerns the witness itself.</param>
/// <param name="Text">What happened, and what to do next; complete without what else is here.</param>
public sealed record Notice(NoticeKind Kind, string? Node, string Text)
{
    /// <summary>The zone, where it is about one.</summary>
    public DomainName? Zone { get; init; }

    /// <summary>The records that have left DNS.</summary>
    public IReadOnlyList<DnsRecord> Removed { get; init; } = [];

    /// <summary>The records that are back in DNS.</summary>
    public IReadOnlyList<DnsRecord> Added { get; init; } = [];

    /// <summary>The command to type next, as it stands in <see cref="Text"/>; null where nothing is to be done.</summary>
    public string? Command { get; init; }
}
