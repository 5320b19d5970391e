using Witness.Lab.Tests.Loopback;

namespace Witness.Lab.Tests.Cases;

/// <summary>A provider that keeps more of a record than DNS knows, behind a program of the operator's.</summary>
public sealed class ProviderCases
{
    [Fact]
    public async Task Case_30_what_a_provider_keeps_with_a_record_returns_with_it()
    {
        using var fleet = new LoopbackFleet();
        await using var witness = new LoopbackWitness();
        var provider = new LoopbackProvider(witness);
        provider.Hold(
            Record("www", LoopbackFleet.ChitogeV4, "7f3a"),
            Record("www", LoopbackFleet.TaigaV4, "7f3b"),
            Record("api", LoopbackFleet.ChitogeV4, "7f3c"),
            Record("api", LoopbackFleet.TaigaV4, "7f3d")
        );
        var before = provider.Records;
        witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = fleet.Nodes,
                Registrars = $$"""
                "own": { "type": "exec", "command": ["{{string.Join("\", \"", provider.Command)}}"] }
                """,
                Zones = """{ "zone": "example.com", "registrar": "own", "nameservers": [] }""",
            }
        );
        fleet.Taiga.Die();
        await witness.StartAsync();

        await witness.UntilOutAsync("taiga");
        Assert.Equal(
            before.Where(record => !record.Contains(LoopbackFleet.TaigaV4, StringComparison.Ordinal)),
            provider.Records
        );

        fleet.Taiga.Live();
        await witness.ExpectAsync(0, "readd", "taiga", "--force");
        Assert.Equal(before, provider.Records);
    }

    private static string Record(string name, string address, string id) =>
        $$$"""{"name":"{{{name}}}.example.com","type":"A","ttl":300,"data":"{{{address}}}","vendor":{"comment":"ours, since 2019","id":"{{{id}}}","proxied":"true"}}""";
}
