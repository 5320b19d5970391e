using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Running;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Stories.Route53;

/// <summary>
/// Strikes, removal and readd in a hosted zone: a plain set loses a value, and members that Route 53 chooses among leave
/// with all that belongs to them; in the end every set is as it was.
/// </summary>
public sealed class WholeHostedZone
{
    private const int CleanRounds = 3;

    [Fact]
    public async Task Plain_weighted_and_multivalue_sets_are_the_same_after_a_removal_and_a_readd()
    {
        await using var server = await Route53Server.StartAsync();
        server.Api.HealthChecks.Add(RoutedSets.HealthCheck);
        server.Api.PageSize = 4;
        var zone = server.Api.AddZone("example.com");
        RoutedSets.Put(zone);
        var (before, left) = (RoutedSets.Text(zone), RoutedSets.TextWithoutTaiga(zone));
        using var fleet = new LoopbackFleet();
        await using var witness = WitnessOf(fleet, server, zone);
        await witness.StartAsync();
        await witness.UntilAsync("all pass", status => status.Nodes.All(node => node is { Passes: true, Strikes: 0 }));

        fleet.Taiga.Die();
        await witness.UntilOutAsync("taiga");
        AssertTaigaLeft(left, zone);

        fleet.Taiga.Live();
        await witness.UntilReadyAsync("taiga", CleanRounds);
        await witness.ExpectAsync(0, "readd", "taiga", "--reason", "new disk");

        Assert.Equal(before, RoutedSets.Text(zone));
        Assert.Equal(2, server.Calls.Count(call => call.StartsWith("POST", StringComparison.Ordinal)));
        AssertTold(await witness.HistoryAsync());
    }

    /// <summary>What holds none of its addresses, and its own name, is untouched; what does holds the others alone.</summary>
    private static void AssertTaigaLeft(IReadOnlyList<string> left, StoredZone zone)
    {
        Assert.Equal(left, RoutedSets.Text(zone));
        Assert.Equal(
            ["127.0.62.11", "198.51.100.9"],
            zone.Sets.Single(set => set.Key is ("www.example.com.", "A", _)).Values.Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(zone.Sets, set => set.Key is ("www.example.com.", "AAAA", _));
        Assert.Equal(["chitoge", "elsewhere"], Members(zone, "api.example.com."));
        Assert.Equal(["chitoge"], Members(zone, "multi.example.com."));
    }

    private static IEnumerable<string> Members(StoredZone zone, string name) =>
        zone.Sets.Where(set => set.Key.Name == name).Select(set => set.Key.Identifier);

    private static void AssertTold(IReadOnlyList<HistoryEntry> history)
    {
        Assert.Equal(4, history.TakeWhile(entry => entry.Kind != "change").Count(entry => entry.Kind == "strike"));
        var changes = history.Where(entry => entry.Kind == "change").ToList();
        Assert.Equal(6, changes[0].Removed!.Count);
        Assert.Equal(6, changes[1].Added!.Count);
        Assert.Equal(2, changes.Count);
    }

    private static LoopbackWitness WitnessOf(LoopbackFleet fleet, Route53Server server, StoredZone zone)
    {
        var witness = new LoopbackWitness();
        witness.Configure(
            new LoopbackConfiguration
            {
                Nodes = fleet.Nodes,
                Registrars = Route53Account.Json(server, witness),
                Zones = Route53Account.ZoneJson(zone),
                Strikes = 4,
                CleanRounds = CleanRounds,
            }
        );
        return witness;
    }
}
