using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Running;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Stories.Namecheap;

/// <summary>
/// Strikes, removal and readd in a domain at Namecheap, whose every write replaces the whole of it: what is not the dead
/// node's stays as it was in every attribute, and in the end everything is.
/// </summary>
public sealed class WholeDomain(NamecheapServer server) : IClassFixture<NamecheapServer>
{
    private const int CleanRounds = 3;

    [Fact]
    public async Task Sixty_records_are_byte_for_byte_the_same_after_a_removal_and_a_readd()
    {
        var domain = server.Serve("example", "com", SixtyHosts.All);
        var before = DomainText.Of(domain);
        var left = domain.Hosts.Where(host => !SixtyHosts.IsRotationOfTaiga(host)).ToList();
        Assert.Equal((60, 48), (domain.Hosts.Count, left.Count));
        using var fleet = new LoopbackFleet();
        await using var witness = WitnessOf(fleet);
        await witness.StartAsync();
        await witness.UntilAsync("all pass", status => status.Nodes.All(node => node is { Passes: true, Strikes: 0 }));

        fleet.Taiga.Die();
        await witness.UntilOutAsync("taiga");
        Assert.Equal(DomainText.Of(domain, left), DomainText.Of(domain));

        fleet.Taiga.Live();
        await witness.UntilReadyAsync("taiga", CleanRounds);
        await witness.ExpectAsync(0, "readd", "taiga", "--reason", "new disk");

        Assert.Equal(before, DomainText.Of(domain));
        Assert.Equal(2, domain.Calls.Count(call => call == "setHosts"));
        AssertTold(await witness.HistoryAsync());
        Assert.Empty(server.Offences);
    }

    private static void AssertTold(IReadOnlyList<HistoryEntry> history)
    {
        Assert.Equal(4, history.TakeWhile(entry => entry.Kind != "change").Count(entry => entry.Kind == "strike"));
        var changes = history.Where(entry => entry.Kind == "change").ToList();
        Assert.Equal(["example.com", "example.com"], changes.Select(change => change.Zone));
        Assert.Equal(12, changes[0].Removed!.Count);
        Assert.Equal(12, changes[1].Added!.Count);
        Assert.Equal(
            changes[0].Removed!.Select(record => record.GetRawText()).Order(StringComparer.Ordinal),
            changes[1].Added!.Select(record => record.GetRawText()).Order(StringComparer.Ordinal)
        );
        Assert.All(changes, change => Assert.NotNull(change.AcceptedAt));
    }

    private LoopbackWitness WitnessOf(LoopbackFleet fleet)
    {
        var witness = new LoopbackWitness();
        witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = fleet.Nodes,
                Registrars = NamecheapAccount.Json(server, witness.Keep("namecheap.key", NamecheapServer.Key)),
                Zones = NamecheapAccount.ZoneJson("example.com", "com"),
                Strikes = 4,
                CleanRounds = CleanRounds,
            }
        );
        return witness;
    }
}
