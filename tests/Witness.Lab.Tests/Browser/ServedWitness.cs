using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Browser;

/// <summary>A real daemon over two nodes on loopback and a zone file, and the address of its status page.</summary>
public sealed class ServedWitness : IAsyncLifetime
{
    private readonly LoopbackWitness _witness = new();

    /// <summary>The nodes.</summary>
    public LoopbackFleet Fleet { get; } = new();

    /// <summary>The witness.</summary>
    public LoopbackWitness Witness => _witness;

    /// <summary>The page.</summary>
    public Uri Page { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Page = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        await File.WriteAllTextAsync(Path.Combine(_witness.Directory, "page.test"), ZoneText);
        _witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = Fleet.Nodes,
                Registrars = """ "files": { "type": "zonefile", "directory": "." } """,
                Zones = """{ "zone": "page.test", "registrar": "files", "nameservers": [] }""",
                Strikes = 2,
                Status = $$"""{ "listen": "127.0.0.1:{{Page.Port}}" }""",
            }
        );
        await _witness.StartAsync();
        using var visitor = new HttpClient();
        await Patience.UntilAsync("the page tells of a round", () => TellsOfARoundAsync(visitor));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _witness.DisposeAsync();
        Fleet.Dispose();
    }

    private async Task<bool> TellsOfARoundAsync(HttpClient visitor)
    {
        try
        {
            return (await visitor.GetStringAsync(Page, TestContext.Current.CancellationToken)).Contains(
                "<p>Round ",
                StringComparison.Ordinal
            );
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string ZoneText =>
        $"""
            $TTL 300
            @    IN SOA ns.page.test. hostmaster.page.test. 1 3600 900 604800 300
            @    IN NS  ns.page.test.
            www  IN A   {LoopbackFleet.ChitogeV4}
            www  IN A   {LoopbackFleet.TaigaV4}

            """;
}
