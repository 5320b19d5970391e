using Witness.Core.Dns;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class NamedByNamesContractTests(SealedNamedServer server)
    : Rfc2136Contract(server),
        IClassFixture<SealedNamedServer>
{
    private protected override bool ReadsWholeZones => false;

    [Fact]
    public async Task A_zone_that_is_not_handed_out_needs_names()
    {
        var zone = new ServedZone(server, server.NextZone(), server.Settings);

        var error = await Assert.ThrowsAsync<RegistrarException>(zone.ReadAsync);

        Assert.Equal(RegistrarFault.Configuration, error.Fault);
        Assert.Contains("list the zone's names", error.Message, StringComparison.Ordinal);
    }

    private protected override Task<ZoneUnderTest> NewZoneAsync()
    {
        var zone = server.NextZone();
        var names = ContractZone.Names(zone).Append(DomainName.Within(zone, "fresh")).ToList();
        var settings = server.Settings with
        {
            Names = new Dictionary<DomainName, IReadOnlyList<DomainName>> { [zone] = names },
        };
        return Task.FromResult<ZoneUnderTest>(new ServedZone(server, zone, settings));
    }
}
