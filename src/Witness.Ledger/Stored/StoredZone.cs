using Witness.Core.Dns;

namespace Witness.Ledger.Stored;

/// <summary>A whole zone as kept.</summary>
internal sealed record StoredZone(string Name, bool IsWhole, string? Version, IReadOnlyList<StoredRecord> Records)
{
    /// <summary>What the registrar says of it beyond its records; null for nothing.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public static StoredZone Of(Zone zone) =>
        new(zone.Name.Text, zone.IsWhole, zone.Version, [.. zone.Records.Select(StoredRecord.Of)])
        {
            Attributes = StoredRecord.FieldsOf(zone.Attributes),
        };

    public Zone ToZone() =>
        new(DomainName.Parse(Name), [.. Records.Select(record => record.ToRecord())])
        {
            Attributes = StoredRecord.FieldsFrom(Attributes),
            Version = Version,
            IsWhole = IsWhole,
        };
}
