namespace Witness.Registrars.MasterFiles;

/// <summary>Where a record of a master file has its time to live from.</summary>
internal enum TtlOrigin
{
    /// <summary>It is written in the entry.</summary>
    Written,

    /// <summary>From the last <c>$TTL</c> (RFC 2308 §4).</summary>
    Default,

    /// <summary>From the record before, where there is no <c>$TTL</c> (RFC 1035 §5.1).</summary>
    Previous,

    /// <summary>From its own minimum field: a SOA that comes first, as BIND reads it.</summary>
    SoaMinimum,
}
