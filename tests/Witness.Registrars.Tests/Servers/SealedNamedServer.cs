namespace Witness.Registrars.Tests.Servers;

/// <summary>BIND that hands out no zone to the witness.</summary>
public sealed class SealedNamedServer : NamedServer
{
    protected override string Transfer => "auditor";
}
