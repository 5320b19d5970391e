namespace Witness.Status;

/// <summary>From when to when a case of a node lasts, without its evidence.</summary>
/// <param name="Node">The node.</param>
/// <param name="Began">Its first strike, or its removal where there was none, UTC.</param>
internal sealed record CaseSpan(string Node, DateTimeOffset Began)
{
    /// <summary>The last strike, verdict or move, UTC.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>
    /// When it was decided to remove the node, UTC: the verdict's instant, or the change's where an order was behind it. Null
    /// where it only failed.
    /// </summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>True where its records left a zone, or may have.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>When it was back in DNS, UTC; null where it never left, or is out still.</summary>
    public DateTimeOffset? Back { get; init; }

    /// <summary>The first instant, UTC, that belongs to it no more; null while it goes on.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>True while its records are out, so that whatever befalls it is of this case.</summary>
    public bool IsOut => IsRemoval && Back is null;
}
