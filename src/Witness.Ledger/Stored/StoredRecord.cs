using Witness.Core.Dns;

namespace Witness.Ledger.Stored;

/// <summary>A resource record as kept.</summary>
internal sealed record StoredRecord(string Name, string Type, long? Ttl, string Data)
{
    /// <summary>Its vendor fields; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Vendor { get; init; }

    public static StoredRecord Of(DnsRecord record) =>
        new(record.Name.Text, record.Type, record.Ttl, record.Data) { Vendor = FieldsOf(record.Vendor) };

    public DnsRecord ToRecord() => new(DomainName.Parse(Name), Type, (int?)Ttl, Data) { Vendor = FieldsFrom(Vendor) };

    /// <summary>Vendor fields as kept.</summary>
    public static IReadOnlyDictionary<string, string>? FieldsOf(VendorFields fields) =>
        fields.All.Count == 0 ? null : fields.All;

    /// <summary>Vendor fields as they were.</summary>
    public static VendorFields FieldsFrom(IReadOnlyDictionary<string, string>? fields) =>
        VendorFields.Of(fields ?? Nothing);

    private static readonly Dictionary<string, string> Nothing = [];
}
