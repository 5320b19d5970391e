using System.Net;
using System.Text;
using Witness.Core.Dns;
using Witness.Registrars.Rfc2136;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class Rfc2136RegistrarTests(NamedServer server) : IClassFixture<NamedServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_zone_is_read_to_its_end()
    {
        var zone = await Registrar(server.Settings).ReadAsync(NamedServer.LargeZone, Token);

        Assert.Equal(
            20000,
            zone.Records.Count(record => record.Name.Text.StartsWith("host", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_server_is_reached_by_IPv6()
    {
        var zone = new ServedZone(server, server.NextZone(), server.Settings with { Server = "::1" });
        var removal = new ZoneChange(await zone.ReadAsync(), [.. (await zone.ReadAsync()).AddressRecords.Take(1)], []);

        await zone.Registrar.ApplyAsync(removal, Token);

        Assert.DoesNotContain(removal.Removed[0], (await zone.ReadAsync()).Records);
    }

    [Fact]
    public async Task A_zone_that_its_server_cannot_load_is_unclear()
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() =>
            Registrar(server.Settings).ReadAsync(NamedServer.BrokenZone, Token)
        );

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.Contains("SERVFAIL", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_may_not_update_is_a_fault_of_the_configuration()
    {
        var registrar = Registrar(server.Settings);
        var zone = await registrar.ReadAsync(NamedServer.StaticZone, Token);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ApplyAsync(FirstOut(zone), Token));

        Assert.Equal(RegistrarFault.Configuration, error.Fault);
        Assert.Contains("allow them for this key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_finds_a_key_that_may_read_and_not_update()
    {
        var registrar = Registrar(server.Settings);
        var zone = await registrar.ReadAsync(NamedServer.StaticZone, Token);
        var rehearsal = ZoneChange.Rehearsal(zone, [.. zone.AddressRecords.Take(1)]);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ApplyAsync(rehearsal, Token));

        Assert.Equal(RegistrarFault.Configuration, error.Fault);
    }

    [Theory]
    [InlineData("stranger", DnsServer.Secret, "BADKEY")]
    [InlineData("witness", DnsServer.AuditorSecret, "BADSIG")]
    public async Task An_update_by_another_key_is_a_fault_of_the_configuration(string key, string secret, string code)
    {
        var zone = await Registrar(server.Settings).ReadAsync(server.NextZone(), Token);
        var stranger = Registrar(server.Settings with { KeyName = key, KeySecret = () => secret });

        var error = await Assert.ThrowsAsync<RegistrarException>(() => stranger.ApplyAsync(FirstOut(zone), Token));

        Assert.Equal(RegistrarFault.Configuration, error.Fault);
        Assert.Contains(code, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_that_nobody_answers_is_unclear()
    {
        var zone = await Registrar(server.Settings).ReadAsync(server.NextZone(), Token);
        var nobody = Registrar(server.Settings with { Port = Loopback.FreePort() });

        var error = await Assert.ThrowsAsync<RegistrarException>(() => nobody.ApplyAsync(FirstOut(zone), Token));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
    }

    [Fact]
    public async Task Case_29_An_address_of_another_time_to_live_would_change_its_siblings_and_is_refused()
    {
        var zone = new ServedZone(server, server.NextZone(), server.Settings);
        var held = await zone.HeldAsync();
        var added = new DnsRecord(DomainName.Within(zone.Name, "www"), "A", 900, "203.0.113.99");

        var error = await Assert.ThrowsAsync<RegistrarException>(async () =>
            await zone.Registrar.ApplyAsync(new ZoneChange(await zone.ReadAsync(), [], [added]), Token)
        );

        Assert.Equal(RegistrarFault.Refused, error.Fault);
        Assert.Equal(held, await zone.HeldAsync(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("a\\046b")]
    [InlineData("_under")]
    [InlineData("x\\064y")]
    [InlineData("-dash")]
    public async Task A_name_that_no_host_may_have_is_a_name(string name)
    {
        var zone = new ServedZone(server, server.NextZone(), server.Settings);
        var added = new DnsRecord(DomainName.Within(zone.Name, name), "A", 300, "203.0.113.99");

        await zone.Registrar.ApplyAsync(new ZoneChange(await zone.ReadAsync(), [], [added]), Token);
        var read = await zone.ReadAsync();

        Assert.Contains(added, read.Records);
        await zone.Registrar.ApplyAsync(new ZoneChange(read, [added], []), Token);
        Assert.DoesNotContain(added, (await zone.ReadAsync()).Records);
    }

    [Fact]
    public async Task The_secret_is_on_no_command_line_and_no_program_outlives_its_call()
    {
        using var silent = Loopback.Listen();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = Registrar(server.Settings with { Port = port }).ReadAsync(server.NextZone(), cancellation.Token);
        using var connection = await silent.AcceptSocketAsync(Token).AsTask().WaitAsync(Patience, Token);

        var dig = Assert.Single(CommandLines(), line => line.Contains($"-p {port} ", StringComparison.Ordinal));
        Assert.DoesNotContain(DnsServer.Secret, dig, StringComparison.Ordinal);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        // The kernel closes the connection of a killed program.
        Assert.Equal(0, await DrainAsync(connection).WaitAsync(Patience, Token));
    }

    private static async Task<int> DrainAsync(System.Net.Sockets.Socket connection)
    {
        var buffer = new byte[4096];
        int count;
        while ((count = await connection.ReceiveAsync(buffer, Token)) > 0)
        {
            // The question, which nobody answers.
        }

        return count;
    }

    private static IEnumerable<string> CommandLines() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(process => Path.Combine(process, "cmdline"))
            .Where(File.Exists)
            .Select(TryRead);

    /// <summary>Processes end while they are listed.</summary>
    private static string TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static ZoneChange FirstOut(Zone zone) => new(zone, [zone.AddressRecords.First()], []);

    private static Rfc2136Registrar Registrar(Rfc2136Settings settings) => new("bind", settings, TimeProvider.System);
}
