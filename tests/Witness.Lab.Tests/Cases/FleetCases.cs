using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Stories.Route53;
using Witness.Registrars.Tests.Namecheap;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Lab.Tests.Cases;

/// <summary>Cases of the whole fleet: nobody is left, the witness is blind, two providers hold the same node.</summary>
public sealed class FleetCases(NamecheapServer server) : IClassFixture<NamecheapServer>
{
    [Fact]
    public async Task Case_18_the_last_sound_node_of_a_name_stays_however_it_fails()
    {
        await using var stage = new NamecheapStage(server);
        stage.Fleet.Taiga.Die();
        stage.Fleet.Chitoge.Die();
        await stage.StartAsync();
        await stage.Witness.RoundsAsync(3);

        Assert.Equal(0, stage.Domain.Writes);
        Assert.All((await stage.Witness.StatusAsync()).Nodes, node => Assert.Equal("in", node.Rotation));
        Assert.Contains(
            await stage.Witness.HistoryAsync(),
            entry => entry.Kind == "verdict" && entry.Detail!.Contains("sound node", StringComparison.Ordinal)
        );
        stage.AssertWhole();
    }

    [Fact]
    public async Task Case_19_a_witness_that_is_cut_off_changes_nothing()
    {
        using var nobody = new LoopbackNode("nobody", LoopbackFleet.ChitogeV4);
        await using var stage = new NamecheapStage(server)
        {
            Anchors = $$"""{ "hosts": ["{{LoopbackFleet.ChitogeV4}}:{{nobody.Port}}"], "need": 1, "timeout": "1s" }""",
        };
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();
        await stage.Witness.RoundsAsync(3);

        Assert.Equal(0, stage.Domain.Writes);
        var taiga = (await stage.Witness.StatusAsync())["taiga"];
        Assert.Equal(("in", 0), (taiga.Rotation, taiga.Strikes));
        Assert.Contains(await stage.Witness.HistoryAsync(), entry => entry.Kind == "void");
        stage.AssertWhole();
    }

    [Fact]
    public async Task Case_32_two_providers_one_of_which_fails_are_told_apart_and_both_follow()
    {
        await using var route53 = await Route53Server.StartAsync();
        route53.Api.HealthChecks.Add(RoutedSets.HealthCheck);
        var zone = route53.Api.AddZone("example.com");
        RoutedSets.Put(zone);
        var before = RoutedSets.Text(zone);
        await using var stage = new NamecheapStage(server);
        stage.Beside = (Route53Account.Json(route53, stage.Witness), Route53Account.ZoneJson(zone));
        var repaired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Domain.Domain.Meet(LabFaults.None, Faults.Status(503), LabFaults.After(repaired.Task));
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();

        await stage.Witness.UntilAsync(
            "only the failing provider's zone is waited for",
            status =>
                status["taiga"] is { Rotation: "leaving", Waiting: [{ Error: not null } wait] }
                && wait.Zone == stage.Domain.Zone
        );
        Assert.Equal(
            ["chitoge", "elsewhere"],
            zone.Sets.Where(set => set.Key.Name == "api.example.com.").Select(set => set.Key.Identifier)
        );
        stage.AssertWhole();

        repaired.SetResult();
        await stage.Witness.UntilOutAsync("taiga");
        stage.AssertLeft();
        stage.Fleet.Taiga.Live();
        await stage.Witness.ExpectAsync(0, "readd", "taiga", "--force");
        stage.AssertWhole();
        Assert.Equal(before, RoutedSets.Text(zone));
    }

    [Fact]
    public async Task Case_33_a_name_that_has_become_an_alias_is_left_to_whoever_made_it_one()
    {
        await using var stage = new NamecheapStage(server);
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();
        await stage.Witness.UntilOutAsync("taiga");
        stage.Domain.Edit(hosts =>
            [.. hosts.Where(host => host.Name != "www"), new("www", "CNAME", "lb.example.net.", Ttl: "300")]
        );

        var refusal = await stage.Witness.ExpectAsync(1, "readd", "taiga", "--force");

        Assert.Contains("is an alias now", refusal.Errors, StringComparison.Ordinal);
        Assert.Equal("out", (await stage.Witness.StatusAsync())["taiga"].Rotation);
        stage.AssertLeft();
    }

    [Fact]
    public async Task Case_38_no_name_is_emptied_so_that_resolvers_would_remember_that_it_is_not_there()
    {
        await using var stage = new NamecheapStage(server);
        stage.Domain.Edit(hosts => hosts.Where(host => host.Address != LoopbackFleet.ChitogeV4 || host.Name != "api"));
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();
        await stage.Witness.UntilOutAsync("taiga");

        Assert.Contains(stage.Domain.Domain.Hosts, host => host is { Name: "api", Address: LoopbackFleet.TaigaV4 });
        stage.Domain.AssertNobodyHarmed();
    }
}
