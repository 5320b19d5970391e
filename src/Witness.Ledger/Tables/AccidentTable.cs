using Witness.Core.Dns;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>The zones that have lost too much to be built upon.</summary>
internal static class AccidentTable
{
    /// <summary>Writes accidents down, and ends those that are null.</summary>
    public static void Write(LedgerTransaction ledger, IReadOnlyDictionary<DomainName, ZoneAccident?> accidents)
    {
        foreach (var (zone, accident) in accidents)
        {
            ledger.Execute("DELETE FROM accidents WHERE zone = @Zone", ("Zone", zone.Text));
            if (accident is not null)
            {
                ledger.Execute(
                    "INSERT INTO accidents (zone, at, content, why) VALUES (@Zone, @At, @Content, @Why)",
                    ("Zone", zone.Text),
                    ("At", accident.Reading.At.Kept()),
                    ("Content", StoredJson.Write(StoredZone.Of(accident.Reading.Zone))),
                    ("Why", accident.Why)
                );
            }
        }
    }

    /// <summary>The accidents that last.</summary>
    public static IReadOnlyDictionary<DomainName, ZoneAccident> Read(LedgerTransaction ledger) =>
        ledger
            .Query(
                "SELECT at, content, why FROM accidents",
                row => new ZoneAccident(
                    new ZoneReading(StoredJson.Read(row.Text("content"), StoredZone.From), row.At("at")),
                    row.Text("why")
                )
            )
            .ToDictionary(accident => accident.Reading.Zone.Name);
}
