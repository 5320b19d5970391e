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
        var last = ledger.First(
            "SELECT id, content FROM snapshots WHERE zone = @zone ORDER BY id DESC LIMIT 1",
            row => new Row(row.Number("id"), row.Text("content")),
            ("zone", zone.Name.Text)
        );
        return last?.Content == content
            ? last.Id
            : ledger.Number(
                "INSERT INTO snapshots (zone, at, content) VALUES (@zone, @at, @content) RETURNING id",
                ("zone", zone.Name.Text),
                ("at", at.Kept()),
                ("content", content)
            );
    }

    /// <summary>The snapshots of a zone, or of all, oldest first.</summary>
    public static IReadOnlyList<SnapshotMark> List(LedgerTransaction ledger, DomainName? zone) =>
        ledger.Query(
            $"""
            SELECT id, zone, at, json_array_length(content, '$.records') AS records FROM snapshots
            {(zone is null ? "" : "WHERE zone = @zone")} ORDER BY id
            """,
            row => new SnapshotMark(
                row.Number("id"),
                DomainName.Parse(row.Text("zone")),
                row.At("at"),
                row.Count("records")
            ),
            ("zone", zone?.Text)
        );

    /// <summary>One snapshot, or null.</summary>
    public static Snapshot? Find(LedgerTransaction ledger, long id) =>
        ledger.First(
            "SELECT id, at, content FROM snapshots WHERE id = @id",
            row => new Snapshot(row.Number("id"), row.At("at"), StoredJson.Read(row.Text("content"), StoredZone.From)),
            ("id", id)
        );

    private sealed record Row(long Id, string Content);
}
