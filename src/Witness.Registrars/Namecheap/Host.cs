namespace Witness.Registrars.Namecheap;

/// <summary>A host record as the API lists it, every attribute that <c>setHosts</c> can write in the API's own text.</summary>
/// <param name="Name">The owner relative to the zone: <c>@</c>, <c>www</c>, <c>*.apps</c>.</param>
/// <param name="Type">A, AAAA, ALIAS, CAA, CNAME, MX, MXE, NS, TXT, URL, URL301 or FRAME, or whatever comes next.</param>
/// <param name="Address">Its value.</param>
/// <param name="MxPref">The preference; 10 on every record that is no MX.</param>
/// <param name="Ttl">Seconds; 1799 is the dashboard's "Automatic".</param>
internal sealed record Host(string Name, string Type, string Address, string MxPref, int Ttl)
{
    /// <summary>What the API lists, and takes, on every record that is no MX.</summary>
    public const string UsualMxPref = "10";

    /// <summary>False for a record that is listed and not served.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>True for a Dynamic DNS host; any write clears it.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>For messages: <c>www A 203.0.113.11</c>.</summary>
    public override string ToString() => $"{Name} {Type} {(Address.Length == 0 ? "(empty)" : Address)}";
}
