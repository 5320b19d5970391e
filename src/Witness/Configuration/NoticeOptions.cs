using Witness.Core.Ledger;

namespace Witness.Configuration;

/// <summary>A channel by which notices are told, as configured; each type has a record of its own.</summary>
public abstract record NoticeOptions
{
    /// <summary>Its name in the file; unique.</summary>
    public string Name { get; init; } = "";

    /// <summary>The kinds of notices that it tells; null for all, those of later versions included.</summary>
    public IReadOnlyList<NoticeKind>? Kinds { get; init; }
}
