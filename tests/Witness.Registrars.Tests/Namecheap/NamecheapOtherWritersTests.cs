using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>Humans and programs that write the zone too, of which the API tells nothing.</summary>
public sealed class NamecheapOtherWritersTests(NamecheapServer server)
    : NamecheapCases(server),
        IClassFixture<NamecheapServer>
{
    [Fact]
    public async Task Case_05_an_edit_between_reading_and_writing_is_not_written_over()
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Hold([.. Scene.Hosts, new("_acme-challenge", "TXT", "token")]);
        var held = scene.Domain.Lines;
        scene.Wait();

        var stale = await Assert.ThrowsAsync<StaleZoneException>(() => scene.ApplyAsync(plan));

        Assert.Contains("+ _acme-challenge.", stale.Message, StringComparison.Ordinal);
        Assert.Equal(held, scene.Domain.Lines);
    }

    [Theory]
    [InlineData("time to live")]
    [InlineData("preference")]
    [InlineData("mail")]
    public async Task Case_05_nor_is_an_edit_of_an_attribute_alone(string attribute)
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Hold(
            Scene.Hosts.Select(host =>
                (attribute, host.Type) switch
                {
                    ("time to live", "CNAME") => host with { Ttl = "61" },
                    ("preference", "MX") => host with { MxPref = "30" },
                    _ => host,
                }
            )
        );
        scene.Domain.EmailType = attribute == "mail" ? "OX" : "MX";
        scene.Wait();

        await Assert.ThrowsAsync<StaleZoneException>(() => scene.ApplyAsync(plan));

        Assert.Equal(0, scene.Writes);
    }

    [Fact]
    public async Task Case_06_a_zone_written_back_with_the_dead_node_in_it_is_planned_anew_and_keeps_what_came()
    {
        var scene = NewScene();
        await scene.ApplyAsync(await scene.PlanAsync());
        scene.Domain.Hold([.. Scene.Hosts, new("_acme-challenge", "TXT", "token", Ttl: "60")]);
        scene.Time.Advance(TimeSpan.FromMinutes(1));

        await scene.ApplyAsync(await scene.PlanAsync());

        Assert.Contains("_acme-challenge TXT token 10 60", scene.Domain.Lines);
        Assert.DoesNotContain(scene.Domain.Lines, line => line.Contains(Scene.Dead, StringComparison.Ordinal));
        Assert.Equal(Scene.Hosts.Count - 4 + 1, scene.Domain.Hosts.Count);
    }
}
