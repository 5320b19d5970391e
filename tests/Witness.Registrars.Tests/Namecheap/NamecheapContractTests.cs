using Witness.Checks.Tests;
using Witness.Core.Dns;
using Witness.Registrars.Namecheap;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Namecheap;

public sealed class NamecheapContractTests(NamecheapServer server) : RegistrarContract, IClassFixture<NamecheapServer>
{
    private protected override bool ShowsSoa => false;

    private protected override Task<ZoneUnderTest> NewZoneAsync() =>
        Task.FromResult<ZoneUnderTest>(new NamecheapZone(server));

    private protected override Task<IReadOnlyList<FailingRegistrar>> FailingAsync()
    {
        var right = server.Settings;
        return Task.FromResult<IReadOnlyList<FailingRegistrar>>([
            Failing("nobody there", right with { Endpoint = new Uri($"http://127.0.0.1:{Loopback.FreePort()}") }),
            Failing("another key", right with { ApiKey = () => "another" }, RegistrarFault.Configuration),
            Failing("another user", right with { ApiUser = "you" }, RegistrarFault.Configuration),
            Failing(
                "another address",
                right with
                {
                    ClientIp = System.Net.IPAddress.Parse("203.0.113.8"),
                },
                RegistrarFault.Configuration
            ),
            Failing("a 500", right, RegistrarFault.Unclear, Faults.Status(500)),
            Failing("a redirect", right, RegistrarFault.Unclear, Faults.Status(302)),
            Failing("too many calls", right, RegistrarFault.Busy, Faults.Status(405)),
            Failing("nothing", right, RegistrarFault.Unclear, Faults.Body("")),
            Failing("half", right, RegistrarFault.Unclear, Faults.HalfAfter),
            Failing("cut short", right, RegistrarFault.Unclear, Faults.TruncatedAfter),
            Failing("dropped", right, RegistrarFault.Unclear, Faults.Drop),
            Failing("HTML", right, RegistrarFault.Unclear, Faults.Body(Faults.Html)),
            Failing("an error", right, RegistrarFault.Unclear, Faults.Error("3050900", "Unknown error")),
            Failing("another's zone", right, RegistrarFault.Configuration, Faults.Error("2019166", "Domain not found")),
        ]);
    }

    private protected override Task<HangingRegistrar> HangingAsync()
    {
        var reached = new TaskCompletionSource();
        var domain = server.Serve(sld: null, "test");
        domain.Meet(Faults.Hang(reached));
        var registrar = new NamecheapRegistrar("hanging", server.Settings, new FakeTime());
        return Task.FromResult(new HangingRegistrar(registrar, domain.Zone, () => reached.Task));
    }

    private FailingRegistrar Failing(
        string why,
        NamecheapSettings settings,
        RegistrarFault fault = RegistrarFault.Unclear,
        params Fault[] faults
    )
    {
        var domain = server.Serve(sld: null, "test", new ServedHost("@", "A", Dead));
        domain.Meet(faults);
        return new FailingRegistrar(
            why,
            new NamecheapRegistrar("failing", settings, new FakeTime()),
            domain.Zone,
            fault
        );
    }
}
