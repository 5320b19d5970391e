namespace Witness.Registrars.Resolving;

/// <summary>The types that are asked for or read (RFC 1035 §3.2.2, RFC 3596 §2.1).</summary>
internal enum RecordType : ushort
{
    /// <summary>An IPv4 address.</summary>
    A = 1,

    /// <summary>A name server of a zone.</summary>
    Ns = 2,

    /// <summary>Another name for the owner.</summary>
    Cname = 5,

    /// <summary>The start of a zone.</summary>
    Soa = 6,

    /// <summary>The name of an address.</summary>
    Ptr = 12,

    /// <summary>An IPv6 address.</summary>
    Aaaa = 28,
}
