using Witness.Core.Dns;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>Whole zones as they were before changes.</summary>
internal static class SnapshotTable
{
    /// <summary>
    /// Keeps a zone. Where nothing has changed since its last snapshot that one is taken: a change that is tried for days
    /// does not keep its zone a hundred times.
    /// </summary>
    /// <returns>The snapshot's number.</returns>
    public static long Keep(LedgerTransaction ledger, Zone zone, DateTimeOffset at)
    {
        var content = StoredJson.Write(StoredZone.Of(zone));
        var last = ledger.First<Row>(
            "SELECT id, at, content FROM snapshots WHERE zone = @zone ORDER BY id DESC LIMIT 1",
            new { zone = zone.Name.Text }
        );
        return last?.Content == content
            ? last.Id
            : ledger.Number(
                "INSERT INTO snapshots (zone, at, content) VALUES (@zone, @at, @content) RETURNING id",
                new
                {
                    zone = zone.Name.Text,
                    at = at.Kept(),
                    content,
                }
            );
    }

    /// <summary>The snapshots of a zone, or of all, oldest first.</summary>
    public static IReadOnlyList<SnapshotMark> List(LedgerTransaction ledger, DomainName? zone) =>
        [
            .. ledger
                .Query<MarkRow>(
                    $"""
                    SELECT id, zone, at, json_array_length(content, '$.records') AS Records FROM snapshots
                    {(zone is null ? "" : "WHERE zone = @zone")} ORDER BY id
                    """,
                    new { zone = zone?.Text }
                )
                .Select(row => new SnapshotMark(row.Id, DomainName.Parse(row.Zone), Instant.Of(row.At), row.Records)),
        ];

    /// <summary>One snapshot, or null.</summary>
    public static Snapshot? Find(LedgerTransaction ledger, long id) =>
        ledger.First<Row>("SELECT id, at, content FROM snapshots WHERE id = @id", new { id }) is { } row
            ? new Snapshot(row.Id, Instant.Of(row.At), StoredJson.Read<StoredZone>(row.Content).ToZone())
            : null;

    private sealed record Row
    {
        public long Id { get; init; }

        public long At { get; init; }

        public string Content { get; init; } = "";
    }

    private sealed record MarkRow
    {
        public long Id { get; init; }

        public string Zone { get; init; } = "";

        public long At { get; init; }

        public int Records { get; init; }
    }
}
