namespace Witness.Registrars.Namecheap;

/// <summary>A zone as <c>getHosts</c> gives it and <c>setHosts</c> replaces it.</summary>
/// <param name="EmailType">The zone's mail setting (NONE, MXE, MX, FWD, OX, GMAIL), to be given back with every write.</param>
/// <param name="Hosts">The records, in the API's order: by type, then by name.</param>
internal sealed record HostList(string EmailType, IReadOnlyList<Host> Hosts)
{
    /// <summary>False where other name servers serve the domain, so that a write goes nowhere.</summary>
    public bool IsUsingOurDns { get; init; } = true;
}
