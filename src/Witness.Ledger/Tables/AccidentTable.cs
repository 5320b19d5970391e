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
            ledger.Execute("DELETE FROM accidents WHERE zone = @Zone", new { Zone = zone.Text });
            if (accident is not null)
            {
                ledger.Execute(
                    "INSERT INTO accidents (zone, at, content, why) VALUES (@Zone, @At, @Content, @Why)",
                    new
                    {
                        Zone = zone.Text,
                        At = accident.Reading.At.Kept(),
                        Content = StoredJson.Write(StoredZone.Of(accident.Reading.Zone)),
                        accident.Why,
                    }
                );
            }
        }
    }

    /// <summary>The accidents that last.</summary>
    public static IReadOnlyDictionary<DomainName, ZoneAccident> Read(LedgerTransaction ledger) =>
        ledger
            .Query<Row>("SELECT at, content, why FROM accidents")
            .Select(row => new ZoneAccident(
                new ZoneReading(StoredJson.Read<StoredZone>(row.Content).ToZone(), Instant.Of(row.At)),
                row.Why
            ))
            .ToDictionary(accident => accident.Reading.Zone.Name);

    private sealed record Row
    {
        public long At { get; init; }

        public string Content { get; init; } = "";

        public string Why { get; init; } = "";
    }
}
