using Witness.Core.Dns;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class LeftAloneTests
{
    public static TheoryData<string> Others() =>
        [
            "www CNAME elsewhere.example.net.",
            "www ALIAS elsewhere.example.net.",
            "www A ALIAS dualstack.lb-1.elb.amazonaws.com",
            "www AAAA POLICY 2001:db8:9::9",
            "www URL http://elsewhere.example.net/",
            "www URL301 http://elsewhere.example.net/",
            "www FRAME http://elsewhere.example.net/",
        ];

    [Theory]
    [MemberData(nameof(Others))]
    public void What_stands_beside_nodes_and_leads_elsewhere_is_left_alone(string line) =>
        Assert.Equal([Zones.Record(line)], Of(Zones.Www("ab").With(line)));

    [Theory]
    [MemberData(nameof(Others))]
    public void So_is_what_stands_alone_under_a_name_that_is_listed(string line) =>
        Assert.Equal([Zones.Record(line)], Of(Zones.Of("example.com", line), "www"));

    [Theory]
    [InlineData("www A b")]
    [InlineData("www TXT hello")]
    [InlineData("www CAA 0 issue \"ca.example\"")]
    [InlineData("blog CNAME elsewhere.example.net.")]
    [InlineData("shop URL http://elsewhere.example.net/")]
    [InlineData("shop A POLICY 192.0.2.1")]
    public void Nothing_else_is_reported(string line) => Assert.Empty(Of(Zones.Www("ab").With(line)));

    [Fact]
    public void A_set_of_a_policy_that_holds_a_nodes_address_is_reported_under_any_name() =>
        Assert.Equal(
            [Zones.Record("shop A POLICY 203.0.113.1")],
            Of(Zones.Of("example.com", "shop A POLICY 203.0.113.1"))
        );

    [Fact]
    public async Task It_is_told_once_and_again_only_when_there_is_more_of_it()
    {
        using var world = new World("ab", Zones.Www("ab").With("www AAAA ALIAS lb.example.net"));
        await world.RoundsAsync(3);
        Assert.Equal(
            "zone example.com: www.example.com AAAA ALIAS lb.example.net is left alone: a node behind it is not taken out by Witness, so look there yourself; what the zone holds says: witness zone show example.com",
            Assert.Single(world.Ledger.Notices).Text
        );

        world.Restart();
        await world.RoundsAsync(2);
        Assert.Single(world.Ledger.Notices);

        world.Registrar["example.com"] = world.Zone.With("www URL http://example.net/");
        await world.RoundsAsync(2);
        Assert.Contains("URL http://example.net/", world.Ledger.Notices.Last().Text, StringComparison.Ordinal);
        Assert.Equal(2, world.Ledger.Notices.Count());
    }

    [Fact]
    public async Task The_removal_of_a_node_says_what_it_left_alone()
    {
        using var world = new World("ab", Zones.Www("ab").With("www A ALIAS lb.example.net"));
        await world.RoundsAsync(4, "a=x");

        Assert.Equal("b", world.Zone.Published());
        Assert.Contains(Zones.Record("www A ALIAS lb.example.net"), world.Zone.Records);
        Assert.Contains(
            "www.example.com A ALIAS lb.example.net is left alone",
            world.Ledger.Results.Single().Detail,
            StringComparison.Ordinal
        );
    }

    private static IReadOnlyList<DnsRecord> Of(Zone zone, params string[] names) =>
        LeftAlone.Of(Fleets.Settings("example.com", names), zone, Fleets.Of("ab"), []);
}
