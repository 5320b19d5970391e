namespace Witness.Ledger.History;

/// <summary>Which part of the history is asked for.</summary>
public sealed record HistoryFilter
{
    /// <summary>Only what concerns this node, without regard to case; null for everything.</summary>
    public string? Node { get; init; }

    /// <summary>Nothing older; null for no bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what is older; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only these kinds (<see cref="HistoryKinds"/>); null for all.</summary>
    public IReadOnlySet<string>? Kinds { get; init; }

    /// <summary>So many of the newest; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>True where the limit keeps the oldest instead.</summary>
    public bool KeepsOldest { get; init; }

    /// <summary>True where a kind is asked for.</summary>
    public bool Wants(string kind) => Kinds?.Contains(kind) ?? true;
}
