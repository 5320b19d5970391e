using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>A call of the API, the account aside.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Result">The name of the element that a success holds.</param>
/// <param name="Zone">The zone, with which the answer's is compared.</param>
/// <param name="Domain">The zone as the API wants it.</param>
/// <param name="Form">What the command takes beyond that.</param>
internal sealed record ApiCall(
    string Command,
    string Result,
    DomainName Zone,
    ApiDomain Domain,
    IReadOnlyList<KeyValuePair<string, string>> Form
)
{
    /// <summary>The hosts that are written, to name the one that was refused; none for a read.</summary>
    public IReadOnlyList<Host> Hosts { get; init; } = [];

    /// <summary>True where the call changes the zone.</summary>
    public bool IsWrite => Hosts.Count > 0;
}
