using System.Net.Sockets;
using Witness.Core.Dns;
using Witness.Registrars.Rfc2136;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Rfc2136;

/// <summary>The contract over a real name server.</summary>
public abstract class Rfc2136Contract(DnsServer server) : SerialContract, IDisposable
{
    private readonly TcpListener _silent = Loopback.Listen();

    private protected override Task<ZoneUnderTest> NewZoneAsync() =>
        Task.FromResult<ZoneUnderTest>(new ServedZone(server, server.NextZone(), server.Settings));

    private protected override Task<IReadOnlyList<FailingRegistrar>> FailingAsync()
    {
        var (zone, right) = (server.NextZone(), server.Settings);
        return Task.FromResult<IReadOnlyList<FailingRegistrar>>([
            Failing("no server there", right with { Port = Loopback.FreePort() }, zone, RegistrarFault.Unclear),
            Failing(
                "another secret",
                right with
                {
                    KeySecret = () => DnsServer.AuditorSecret,
                },
                zone,
                RegistrarFault.Configuration
            ),
            Failing("another key", right with { KeyName = "stranger" }, zone, RegistrarFault.Configuration),
            Failing("no secret", right with { KeySecret = () => "no; base64" }, zone, RegistrarFault.Configuration),
            Failing("another's zone", right, DomainName.Parse("example.com"), RegistrarFault.Configuration),
        ]);
    }

    private protected override Task<HangingRegistrar> HangingAsync()
    {
        var settings = server.Settings with { Port = ((System.Net.IPEndPoint)_silent.LocalEndpoint).Port };
        var registrar = new Rfc2136Registrar("silent", settings, TimeProvider.System);
        return Task.FromResult(new HangingRegistrar(registrar, server.NextZone(), AcceptAsync));
    }

    public void Dispose() => _silent.Dispose();

    private protected static FailingRegistrar Failing(
        string why,
        Rfc2136Settings settings,
        DomainName zone,
        RegistrarFault fault
    ) => new(why, new Rfc2136Registrar("failing", settings, TimeProvider.System), zone, fault);

    /// <summary>Keeps the connection, so that the client goes on waiting.</summary>
    private async Task AcceptAsync() => _ = await _silent.AcceptSocketAsync(Token);
}
