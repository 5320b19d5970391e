using Witness.Core.Dns;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>The last good reading of each zone.</summary>
internal static class ReadingTable
{
    /// <summary>Writes readings down, over the zones' older ones.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<ZoneReading> readings) =>
        ledger.ExecuteEach(
            """
            INSERT INTO readings (zone, at, content) VALUES (@Zone, @At, @Content)
            ON CONFLICT (zone) DO UPDATE SET at = excluded.at, content = excluded.content
            """,
            readings,
            reading =>
                [
                    ("Zone", reading.Zone.Name.Text),
                    ("At", reading.At.Kept()),
                    ("Content", StoredJson.Write(StoredZone.Of(reading.Zone))),
                ]
        );

    /// <summary>The last reading of each zone.</summary>
    public static IReadOnlyDictionary<DomainName, ZoneReading> Read(LedgerTransaction ledger) =>
        ledger
            .Query(
                "SELECT at, content FROM readings",
                row => new ZoneReading(StoredJson.Read(row.Text("content"), StoredZone.From), row.At("at"))
            )
            .ToDictionary(reading => reading.Zone.Name);
}
