using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Namecheap;

public sealed class NamecheapReadingTests(NamecheapServer server)
    : NamecheapCases(server),
        IClassFixture<NamecheapServer>
{
    internal const string Empty =
        """<ApiResponse Status="OK"><Errors /><CommandResponse><DomainDNSGetHostsResult Domain="ZONE" EmailType="MX" IsUsingOurDNS="true" /></CommandResponse></ApiResponse>""";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("OK")]
    [InlineData("{}")]
    [InlineData("<ApiResponse Status=\"OK\"><Errors /></ApiResponse>")]
    [InlineData("<ApiResponse Status=\"OK\"><Errors /><CommandResponse /></ApiResponse>")]
    [InlineData(
        "<ApiResponse><CommandResponse><DomainDNSGetHostsResult Domain=\"ZONE\" EmailType=\"MX\" IsUsingOurDNS=\"true\" /></CommandResponse></ApiResponse>"
    )]
    [InlineData(
        "<ApiResponse Status=\"ERROR\"><Errors /><CommandResponse><DomainDNSGetHostsResult Domain=\"ZONE\" EmailType=\"MX\" IsUsingOurDNS=\"true\" /></CommandResponse></ApiResponse>"
    )]
    [InlineData(
        "<Response Status=\"OK\"><CommandResponse><DomainDNSGetHostsResult Domain=\"ZONE\" EmailType=\"MX\" IsUsingOurDNS=\"true\" /></CommandResponse></Response>"
    )]
    [InlineData(
        "<ApiResponse Status=\"OK\"><CommandResponse><DomainDNSGetHostsResult Domain=\"ZONE\" EmailType=\"MX\" IsUsingOurDNS=\"true\"><host Name=\"www\" /></DomainDNSGetHostsResult></CommandResponse></ApiResponse>"
    )]
    [InlineData(
        "<ApiResponse Status=\"OK\"><CommandResponse><DomainDNSGetHostsResult Domain=\"ZONE\" EmailType=\"MX\" IsUsingOurDNS=\"true\"><srv Name=\"www\" /></DomainDNSGetHostsResult></CommandResponse></ApiResponse>"
    )]
    public async Task Case_01_an_answer_that_is_not_complete_is_never_an_empty_zone(string body)
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Body(body.Replace("ZONE", scene.Domain.Name, StringComparison.Ordinal)));

        await scene.FailToReadAsync(RegistrarFault.Unclear);

        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_01_an_empty_zone_is_believed_only_of_a_complete_answer_and_never_written()
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Body(Empty.Replace("ZONE", scene.Domain.Name, StringComparison.Ordinal)));

        var zone = await scene.ReadAsync();

        Assert.Empty(zone.Records);
        await scene.FailToApplyAsync(new ZoneChange(zone, [], []), RegistrarFault.Refused);
        Assert.Equal(0, scene.Writes);
        scene.AssertUntouched();
    }

    [Theory]
    [InlineData("2030166", "Domain is invalid", RegistrarFault.Configuration)]
    [InlineData("5050900", "Unhandled exceptions", RegistrarFault.Unclear)]
    [InlineData("7777777", "Something new", RegistrarFault.Unclear)]
    public async Task Case_02_an_error_counts_and_not_the_defaults_behind_it(
        string number,
        string text,
        RegistrarFault fault
    )
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Error(number, text));

        var error = await scene.FailToReadAsync(fault);

        Assert.Contains($"{number} {text}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_matched_without_case_and_namespace()
    {
        var scene = NewScene();
        scene.Domain.HostElement = "Host";

        Assert.Equal(Scene.Hosts.Count, (await scene.ReadAsync()).Records.Count);
    }

    [Fact]
    public async Task Case_08_a_zone_with_dynamic_hosts_is_refused_when_it_is_read()
    {
        var scene = NewScene([.. Scene.Hosts, new("home", "A", "198.51.100.4") { IsDynamic = true }]);

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);

        Assert.Contains("home A 198.51.100.4", error.Message, StringComparison.Ordinal);
        Assert.Contains("allowDynamicDns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_08_unless_the_operator_allows_it()
    {
        var domain = Server.Serve(
            sld: null,
            "test",
            [new("@", "A", Scene.Dead), new("home", "A", "198.51.100.4") { IsDynamic = true }]
        );
        var scene = On(
            domain,
            settings => settings with { DynamicDnsAllowed = new HashSet<DomainName> { domain.Zone } }
        );

        await scene.ApplyAsync(await scene.PlanAsync());

        Assert.Equal(["mail MX", "home A 198.51.100.4 10 1800"], domain.Lines);
    }

    [Fact]
    public async Task A_zone_with_an_inactive_host_is_refused_when_it_is_read()
    {
        var scene = NewScene([.. Scene.Hosts, new("idle", "A", "198.51.100.4") { IsActive = false }]);

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);

        Assert.Contains("idle A 198.51.100.4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_16_a_domain_on_other_name_servers_is_refused_when_it_is_read()
    {
        var scene = NewScene();
        scene.Domain.IsUsingOurDns = false;

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);

        Assert.Contains("not served by Namecheap's name servers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_16_and_so_is_one_of_which_the_api_says_so()
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Error("2030288", "this domain is not using proper DNS servers"));

        await scene.FailToReadAsync(RegistrarFault.Configuration);
    }
}
