using System.Text;
using System.Text.Json.Nodes;
using Witness.Ledger.Stored;

namespace Witness.Ledger.History;

/// <summary>
/// A query of one table for the newest rows, or the oldest, that a filter lets through. Conditions that are not asked for are left out, so
/// that SQLite can choose the index for the others.
/// </summary>
/// <param name="Columns">What is selected.</param>
/// <param name="Table">From where.</param>
internal sealed record HistoryQuery(string Columns, string Table)
{
    /// <summary>The column with the instant.</summary>
    public string At { get; init; } = "at";

    /// <summary>The column that numbers the rows.</summary>
    public string Id { get; init; } = "id";

    /// <summary>One more condition.</summary>
    public string? Condition { get; init; }

    /// <summary>Asks it; the answer is oldest first.</summary>
    public IEnumerable<HistoryEvent> Ask(
        LedgerTransaction ledger,
        HistoryFilter filter,
        Func<LedgerRow, HistoryEvent> read
    )
    {
        var found = ledger.Query(
            Sql(filter),
            read,
            ("Node", filter.Node),
            ("Since", filter.Since.Kept()),
            ("Until", filter.Until.Kept()),
            ("Kinds", filter.Kinds is { } kinds ? Listed(kinds) : null),
            ("Limit", filter.Limit)
        );
        return filter.KeepsOldest ? found : found.Reverse();
    }

    /// <summary>As json_each takes them.</summary>
    private static string Listed(IEnumerable<string> kinds) =>
        StoredJson.Write(StoredJson.List(kinds, kind => JsonValue.Create(kind)));

    private string Sql(HistoryFilter filter)
    {
        List<string?> conditions =
        [
            Condition,
            filter.Node is null ? null : "node = @Node",
            filter.Since is null ? null : $"{At} >= @Since",
            filter.Until is null ? null : $"{At} < @Until",
        ];
        var where = string.Join(" AND ", conditions.OfType<string>());
        return new StringBuilder($"SELECT {Columns} FROM {Table}")
            .Append(where.Length == 0 ? "" : $" WHERE {where}")
            .Append(filter.KeepsOldest ? $" ORDER BY {At}, {Id}" : $" ORDER BY {At} DESC, {Id} DESC")
            .Append(filter.Limit is null ? "" : " LIMIT @Limit")
            .ToString();
    }
}
