using Witness.Core.Dns;
using Witness.Registrars.Tests.Servers;
using Witness.Registrars.ZoneFiles;

namespace Witness.Registrars.Tests.ZoneFiles;

/// <summary>A zone's file behind a real server, which is told by rndc.</summary>
public sealed class NamedReloadTests(ReloadedNamedServer server) : IClassFixture<ReloadedNamedServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_left_the_file_and_returned_is_what_the_server_answers()
    {
        var zone = server.NextZone();
        var registrar = new ZoneFileRegistrar("files", server.FileSettings, TimeProvider.System);
        var before = await PublishedAsync(zone);
        var read = await registrar.ReadAsync(zone, Token);
        var removal = new ZoneChange(read, [.. read.Records.Where(record => record.Data == "203.0.113.11")], []);

        await registrar.ApplyAsync(removal, Token);
        var without = before.Where(line => !line.EndsWith(" A 203.0.113.11", StringComparison.Ordinal));
        await server.WaitAsync(async () => without.SequenceEqual(await PublishedAsync(zone), StringComparer.Ordinal));

        await registrar.ApplyAsync(new ZoneChange(await registrar.ReadAsync(zone, Token), [], removal.Removed), Token);
        await server.WaitAsync(async () => before.SequenceEqual(await PublishedAsync(zone), StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> PublishedAsync(DomainName zone) =>
        ServerText.Lines(await server.AskAsync(zone, "-t", "AXFR", "+noall", "+answer", "+nosplit"));
}
