namespace Witness.Core.Dns;

/// <summary>A zone as its registrar held it at one moment.</summary>
/// <param name="Name">The apex.</param>
/// <param name="Records">
/// Every record that the registrar lists, in its order, what Witness never touches included; a registrar that cannot list a
/// whole zone gives what it can and says so in <see cref="IsWhole"/>.
/// </param>
public sealed record Zone(DomainName Name, IReadOnlyList<DnsRecord> Records)
{
    /// <summary>What the registrar says of the zone beyond its records, to be given back with every write.</summary>
    public VendorFields Attributes { get; init; } = VendorFields.None;

    /// <summary>
    /// The registrar's mark of this state: a SOA serial, a hash; null where it has none. Equal versions of one zone are the
    /// same state; only the registrar that gave it compares it.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>False where only some names could be read, so that nothing may be concluded from what is missing.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>
    /// What is still to be done of an earlier change, in words; null where nothing is. Only a look shows it: a reading for a
    /// change does it first.
    /// </summary>
    public string? Unfinished { get; init; }

    /// <summary>The A and AAAA records.</summary>
    public IEnumerable<DnsRecord> AddressRecords => Records.Where(record => record.Address is not null);

    /// <summary>The records of one name.</summary>
    public IEnumerable<DnsRecord> At(DomainName name) => Records.Where(record => record.Name == name);
}
