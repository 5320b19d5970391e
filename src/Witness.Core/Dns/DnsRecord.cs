using System.Net;
using System.Net.Sockets;

namespace Witness.Core.Dns;

/// <summary>One resource record as its registrar told it.</summary>
/// <param name="Name">The owner.</param>
/// <param name="Type">The type's mnemonic in upper case: <c>A</c>, <c>AAAA</c>, <c>MX</c> … (or <c>TYPE65280</c>, RFC 3597).</param>
/// <param name="Ttl">Its time to live in seconds; null for what has none, such as an alias of the registrar's own kind.</param>
/// <param name="Data">The text exactly as the registrar told it, so that what returns is what left.</param>
public sealed record DnsRecord(DomainName Name, string Type, int? Ttl, string Data)
{
    /// <summary>The type's mnemonic.</summary>
    public string Type
    {
        get;
        init => (field, Address) = (value, AddressOf(value, Data));
    } = Type;

    /// <summary>The text.</summary>
    public string Data
    {
        get;
        init => (field, Address) = (value, AddressOf(Type, value));
    } = Data;

    /// <summary>What the registrar says of it beyond the DNS.</summary>
    public VendorFields Vendor { get; init; } = VendorFields.None;

    /// <summary>
    /// The address of an A or AAAA record, compared as an address and not as text; null for every other record, and for one
    /// whose text is no address of its family.
    /// </summary>
    public IPAddress? Address { get; private init; } = AddressOf(Type, Data);

    /// <summary>
    /// True where both say the same of the same name, in the same set of it, whatever their TTL and their spelling of an
    /// address: the identity by which a record is found again.
    /// </summary>
    public bool IsSameAs(DnsRecord other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Name == other.Name
            && Type == other.Type
            && Vendor[VendorFields.SetIdentifier] == other.Vendor[VendorFields.SetIdentifier]
            && (Address is { } address ? address.Equals(other.Address) : Data == other.Data);
    }

    /// <summary>True where nothing at all differs but the spelling of an address.</summary>
    public bool IsExactly(DnsRecord other) => IsSameAs(other) && Ttl == other.Ttl && Vendor.Equals(other.Vendor);

    private static IPAddress? AddressOf(string type, string data) =>
        type is "A" or "AAAA"
        && IPAddress.TryParse(data, out var address)
        && address.AddressFamily == (type == "A" ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6)
            ? address
            : null;

    /// <summary>As in a master file: <c>www.example.com 300 A 203.0.113.11</c>.</summary>
    public override string ToString() =>
        $"{Name} {(Ttl is { } ttl ? $"{ttl} " : "")}{Type} {Data}{(Vendor.All.Count == 0 ? "" : $" ({Vendor})")}";
}
