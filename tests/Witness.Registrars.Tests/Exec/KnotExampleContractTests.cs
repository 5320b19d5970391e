using System.Net.Sockets;
using Witness.Core.Dns;
using Witness.Registrars.Exec;
using Witness.Registrars.Tests.Rfc2136;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Exec;

/// <summary>The contract over the worked example of the documentation, as it stands, and a real server.</summary>
public sealed class KnotExampleContractTests(KnotServer server) : SerialContract, IClassFixture<KnotServer>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Socket _silent = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public void Dispose()
    {
        _silent.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_transaction_that_a_killed_run_left_behind_is_ended()
    {
        var zone = await NewZoneAsync();
        var change = RemovalOf(await zone.ReadAsync(), Dead);
        await server.ControlAsync("zone-begin", zone.Name.Text);
        await server.ControlAsync("zone-unset", zone.Name.Text, $"api.{zone.Name}.", "A", Dead);

        await ApplyAndCompareAsync(zone, change);
    }

    [Fact]
    public async Task A_transaction_of_somebody_else_is_left_alone()
    {
        var zone = await NewZoneAsync();
        var change = RemovalOf(await zone.ReadAsync(), Dead);
        await server.ControlAsync("zone-begin", zone.Name.Text);
        await server.ControlAsync("zone-set", zone.Name.Text, $"new.{zone.Name}.", "300", "A", Dead);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => zone.Registrar.ApplyAsync(change, Token));

        Assert.Equal(RegistrarFault.Busy, error.Fault);
        Assert.Contains("new.", await server.ControlAsync("zone-diff", zone.Name.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_change_leaves_no_transaction_behind()
    {
        var zone = await NewZoneAsync();
        var change = RemovalOf(await zone.ReadAsync(), Dead);
        await zone.EditAsync([], [zone.Line("new", 300, "A", Dead)]);

        await Assert.ThrowsAsync<StaleZoneException>(() => zone.Registrar.ApplyAsync(change, Token));

        await server.ControlAsync("zone-begin", zone.Name.Text);
    }

    private protected override Task<ZoneUnderTest> NewZoneAsync() =>
        Task.FromResult<ZoneUnderTest>(new ServedZone(server, server.NextZone(), KnotExample.Registrar(server.Socket)));

    private protected override Task<IReadOnlyList<FailingRegistrar>> FailingAsync()
    {
        var (knot, zone) = (KnotExample.Registrar(server.Socket), server.NextZone());
        var example = DomainName.Parse("example.com");
        var missing = new ExecRegistrar("no", new ExecSettings([_directory.File("none")]), TimeProvider.System);
        return Task.FromResult<IReadOnlyList<FailingRegistrar>>([
            new("another's zone", knot, example, RegistrarFault.Configuration),
            new("a zone without a file", knot, KnotServer.UnloadedZone, RegistrarFault.Unclear),
            new("no server there", KnotExample.Registrar(_directory.File("none")), zone, RegistrarFault.Unclear),
            new("no program there", missing, zone, RegistrarFault.Configuration),
        ]);
    }

    private protected override Task<HangingRegistrar> HangingAsync()
    {
        var path = _directory.File("silent.sock");
        _silent.Bind(new UnixDomainSocketEndPoint(path));
        _silent.Listen();
        return Task.FromResult(new HangingRegistrar(KnotExample.Registrar(path), server.NextZone(), AcceptAsync));
    }

    /// <summary>Keeps the connection, so that the client goes on waiting.</summary>
    private async Task AcceptAsync() => _ = await _silent.AcceptAsync(Token);
}
