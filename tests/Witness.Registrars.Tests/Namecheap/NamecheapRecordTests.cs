using System.Net;
using Witness.Core.Dns;
using Witness.Core.Nodes;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>What must come back as it was.</summary>
public sealed class NamecheapRecordTests(NamecheapServer server)
    : NamecheapCases(server),
        IClassFixture<NamecheapServer>
{
    [Theory]
    [InlineData("NONE")]
    [InlineData("MXE")]
    [InlineData("FWD")]
    [InlineData("OX")]
    [InlineData("GMAIL")]
    public async Task Case_07_the_mail_setting_goes_back_as_it_was_read(string emailType)
    {
        var domain = Server.Serve(sld: null, "test", Scene.Hosts.Where(host => host.Type != "MX"));
        domain.EmailType = emailType;
        var scene = On(domain);

        await scene.ApplyAsync(await scene.PlanAsync());

        scene.AssertDeadLeft();
        Assert.Equal(emailType, domain.LastForm["EmailType"]);
    }

    [Fact]
    public async Task Case_07_a_zone_whose_mail_setting_is_not_told_is_not_read()
    {
        var scene = NewScene();
        scene.Domain.EmailType = null;

        await scene.FailToReadAsync(RegistrarFault.Unclear);
    }

    [Theory]
    [InlineData("MX", ".", "null MX (@ MX .)")]
    [InlineData("TXT", "", "empty record (@ TXT (empty))")]
    public async Task Case_09_a_record_that_cannot_be_taken_back_is_named_before_anything_is_sent(
        string type,
        string address,
        string named
    )
    {
        var scene = NewScene([new("www", "A", Scene.Dead), new("www", "A", "203.0.113.12"), new("@", type, address)]);

        var error = await scene.FailToApplyAsync(await scene.PlanAsync(), RegistrarFault.Refused);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, scene.Writes);
        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_09_a_record_that_the_api_refuses_is_named_and_nothing_is_stored()
    {
        var scene = NewScene();
        scene.Domain.RefusesQuotes = true;

        var error = await scene.FailToApplyAsync(await scene.PlanAsync(), RegistrarFault.Refused);

        Assert.Contains("2050900 TXT record has an incorrect value.", error.Message, StringComparison.Ordinal);
        Assert.Contains("odd TXT a+b &", error.Message, StringComparison.Ordinal);
        scene.AssertUntouched();
    }

    [Theory]
    [InlineData("CAA record with tag \"issue\" has incorrect value.", "look at @ CAA 0 issue")]
    [InlineData("INVALID_ADDR (host name: docs) for CNAME record", "look at docs CNAME docs.example.net.")]
    [InlineData("Please enter a fully qualified domain name.", "look at odd TXT")]
    public async Task Case_09_which_record_it_is_comes_from_the_apis_words(string said, string named)
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(Faults.Error("2050900", said));

        var error = await scene.FailToApplyAsync(plan, RegistrarFault.Refused);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_10_every_character_comes_back_as_it_was()
    {
        var scene = NewScene([
            new("@", "A", "203.0.113.12"),
            new("a", "TXT", "+ & \" % # = ; < > ' \\ / ?"),
            new("b", "TXT", "%2B %20 &amp; &quot; &#38; ++"),
            new("c", "TXT", "grün ß 漢字 😀"),
            new("d", "URL", "http://example.com/?q=a+b&r=%C3%BC#f"),
        ]);

        await scene.ApplyAsync(new ZoneChange(await scene.ReadAsync(), [], []));

        Assert.Equal(1, scene.Writes);
        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_11_times_to_live_and_preferences_go_back_as_they_were_read()
    {
        var scene = NewScene();
        var removal = await scene.PlanAsync();
        await scene.ApplyAsync(removal);

        var without = await scene.ReadAsync();
        await scene.ApplyAsync(new ZoneChange(without, [], removal.Removed));

        Assert.Contains("@ A 203.0.113.11 10 1799", scene.Domain.Lines);
        Assert.Contains("@ MX backup.example.net. 20 3600", scene.Domain.Lines);
        Assert.Equal(
            Scene.Hosts.Select(host => host.ToString()).Order(StringComparer.Ordinal),
            scene.Domain.Hosts.Select(host => host.ToString()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_the_api_makes_anew_is_no_difference_after_a_return()
    {
        var scene = NewScene();
        var removal = await scene.PlanAsync();
        await scene.ApplyAsync(removal);

        var return_ = new ZoneChange(await scene.ReadAsync(), [], removal.Removed);
        await scene.ApplyAsync(return_);

        Assert.Empty(ZoneComparison.Differences(return_.After, await scene.ReadAsync()));
        Assert.Empty(ZoneComparison.Differences(removal.Before, await scene.ReadAsync()));
    }

    [Fact]
    public async Task Case_31_an_address_leaves_however_it_is_spelled_and_returns_as_it_was_spelled()
    {
        var scene = NewScene([
            new("www", "AAAA", "2001:0DB8:0:0::0011", Ttl: "300"),
            new("www", "AAAA", "2001:db8::12", Ttl: "300"),
        ]);
        var removal = await scene.PlanAsync();

        await scene.ApplyAsync(removal);
        Assert.Equal(["mail MX", "www AAAA 2001:db8::12 10 300"], scene.Domain.Lines);

        await scene.ApplyAsync(new ZoneChange(await scene.ReadAsync(), [], removal.Removed));
        Assert.Contains("www AAAA 2001:0DB8:0:0::0011 10 300", scene.Domain.Lines);
    }

    [Theory]
    [InlineData("EXAMPLE34.Test", "example34")]
    [InlineData("bücher34.test", "xn--bcher34-n2a")]
    public async Task Case_34_upper_case_and_umlauts_are_asked_for_in_a_labels(string configured, string sld)
    {
        var scene = On(Server.Serve(sld, "test", Scene.Hosts));

        await scene.Registrar.ReadAsync(DomainName.Parse(configured), TestContext.Current.CancellationToken);
        await scene.ApplyAsync(await scene.PlanAsync());

        Assert.Equal((sld, "test"), (scene.Domain.LastForm["SLD"], scene.Domain.LastForm["TLD"]));
        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task Case_35_an_address_that_is_there_already_is_not_sent_twice()
    {
        var scene = NewScene();
        var zone = await scene.ReadAsync();
        var there = new DnsRecord(DomainName.Within(zone.Name, "www"), "AAAA", 300, "2001:DB8:0::12");

        await scene.ApplyAsync(new ZoneChange(zone, [], [there]));

        Assert.DoesNotContain($"HostName{Scene.Hosts.Count + 1}", scene.Domain.LastForm);
        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_35_two_equal_hosts_are_sent_as_they_were_read()
    {
        var scene = NewScene([.. Scene.Hosts, new("mail", "A", "192.0.2.25", Ttl: "60000")]);

        await scene.ApplyAsync(await scene.PlanAsync());

        Assert.Equal(Scene.Hosts.Count - 4, scene.Domain.Hosts.Count);
        Assert.Contains("mail A 192.0.2.25 10 60000", scene.Domain.Lines);
    }

    [Fact]
    public async Task Case_33_an_alias_or_a_redirect_at_the_same_name_is_reported_and_stays()
    {
        var domain = Server.Serve(
            sld: null,
            "com",
            [
                .. Scene.Hosts,
                new ServedHost("@", "ALIAS", "elsewhere.example.net."),
                new ServedHost("www", "URL", "http://elsewhere.example.net/"),
            ]
        );
        var scene = new Scene(domain, Server.Settings);
        var zone = await scene.ReadAsync();
        var settings = new ZoneSettings(domain.Zone, "namecheap", Names: null);
        var fleet = new Fleet(
            [
                new Node("dead", [IPAddress.Parse(Scene.Dead)], []),
                new Node("alive", [IPAddress.Parse("203.0.113.12")], []),
            ],
            [settings]
        );

        Assert.Equal(
            ["ALIAS", "URL"],
            LeftAlone.Of(settings, zone, fleet, []).Select(record => record.Type).Order(StringComparer.Ordinal)
        );
        await scene.ApplyAsync(Scene.RemovalFrom(zone));
        scene.AssertDeadLeft();
    }
}
