using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class PowerDnsContractTests(PowerDnsServer server)
    : Rfc2136Contract(server),
        IClassFixture<PowerDnsServer>
{
    private protected override bool TakesUnknownTypes => false;
}
