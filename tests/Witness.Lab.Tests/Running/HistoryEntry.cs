using System.Text.Json;

namespace Witness.Lab.Tests.Running;

/// <summary>One line of <c>witness history --json</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Round">In which round.</param>
/// <param name="Node">Of which node.</param>
/// <param name="Kind"><c>strike</c>, <c>verdict</c>, <c>order</c>, <c>change</c>, <c>void</c>, <c>notice</c>, or a later one.</param>
/// <param name="Detail">In words.</param>
/// <param name="Zone">Of a change, its zone.</param>
/// <param name="Removed">Of a change, the records that left.</param>
/// <param name="Added">Of a change, the records that came.</param>
public sealed record HistoryEntry(
    DateTimeOffset At,
    long? Round,
    string? Node,
    string Kind,
    string? Detail,
    string? Zone,
    IReadOnlyList<JsonElement>? Removed,
    IReadOnlyList<JsonElement>? Added
)
{
    /// <summary>Of a change, when the registrar's read-back showed it.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Of a change, when all name servers answered it.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Of a change, when the last cache has forgotten what left.</summary>
    public DateTimeOffset? DrainedBy { get; init; }

    /// <summary>Of a change, how far it has come to the name servers.</summary>
    public string? Publication { get; init; }

    /// <summary>Of a change, which name servers lag and how.</summary>
    public string? PublicationDetail { get; init; }

    /// <summary>Whether records of a node left DNS in this change.</summary>
    public bool Removes(string node) => Kind == "change" && Node == node && Removed is { Count: > 0 };
}
