using System.Net;
using Witness.Core.Dns;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class ZoneChangeTests
{
    private static readonly Zone Before = Zones.Of(
        "example.com",
        "www A a",
        "www A b",
        "www AAAA b",
        "www A 198.51.100.1"
    );

    [Fact]
    public void A_change_prints_as_a_diff_and_leaves_everything_else_as_it_was()
    {
        var change = new ZoneChange(Before, [Zones.Record("www A a")], [Zones.Record("new 60 A a")]);

        Assert.Equal("- www.example.com 300 A 203.0.113.1\n+ new.example.com 60 A 203.0.113.1\n", change.ToString());
        Assert.Equal(Before.Without("www A a").With("new 60 A a").Sorted(), change.After.Sorted());
        Assert.Empty(change.Refusals(Guard()));
        Assert.True(new ZoneChange(Before, [], []).IsEmpty);
    }

    [Theory]
    [InlineData("www A b", "www.example.com 300 A 203.0.113.2 is no address record of a")]
    [InlineData("@ MX 10 mail", "example.com 300 MX 10 mail is no address record of a")]
    [InlineData("www 60 A a", "www.example.com 60 A 203.0.113.1 is not in the zone as it was read")]
    [InlineData("www.example.net. A a", "www.example.net 300 A 203.0.113.1 is not in zone example.com")]
    public void A_change_refuses_to_remove_what_is_not_the_nodes(string line, string refusal) =>
        Assert.Contains(
            new ZoneChange(Before, [Zones.Record(line)], []).Refusals(Guard(keepAtLeast: 0)),
            one => one == refusal
        );

    [Fact]
    public void A_change_refuses_to_add_what_is_not_the_nodes() =>
        Assert.Equal(
            ["www.example.com 300 A 203.0.113.3 is no address record of a"],
            new ZoneChange(Before, [], [Zones.Record("www A c")]).Refusals(Guard())
        );

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void A_name_keeps_as_many_sound_nodes_as_are_asked_for(int keepAtLeast, int refusals)
    {
        var change = new ZoneChange(Before, [Zones.Record("www A a")], []);

        Assert.Equal(refusals, change.Refusals(Guard(keepAtLeast)).Count);
    }

    [Theory]
    [InlineData("CNAME")]
    [InlineData("ALIAS")]
    public void No_address_is_put_beside_an_alias(string type)
    {
        var change = new ZoneChange(Before.With($"api {type} elsewhere"), [], [Zones.Record("api A a")]);

        Assert.StartsWith(
            "api.example.com is an alias now",
            Assert.Single(change.Refusals(Guard())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_zone_is_never_left_empty_unless_only_some_of_its_names_were_read()
    {
        var zone = new Zone(Fleets.Example, [Zones.Record("www A a")]);

        Assert.Equal(
            ["zone example.com would be left empty"],
            new ZoneChange(zone, zone.Records, []).Refusals(Guard(0))
        );
        Assert.Empty(new ZoneChange(zone with { IsWhole = false }, zone.Records, []).Refusals(Guard(0)));
    }

    [Fact]
    public void A_comparison_ignores_order_and_what_servers_write_by_themselves_and_nothing_else()
    {
        var other = new Zone(
            Before.Name,
            [Zones.Record("www RRSIG A 13"), .. Before.Records.Reverse().Where(record => record.Type != "SOA")]
        );

        Assert.Empty(ZoneComparison.Differences(Before, other));
        Assert.Equal(
            ["- www.example.com 300 A 203.0.113.1", "+ www.example.com 60 A 203.0.113.1"],
            ZoneComparison.Differences(Before, other.Without("www A a").With("www 60 A a"))
        );
        Assert.Equal(
            ["+ www.example.com 300 A 203.0.113.4"],
            ZoneComparison.Differences(Before, other.With("www A d"))
        );
    }

    [Fact]
    public void Case_35_A_record_that_stands_there_twice_counts_once() =>
        Assert.Empty(ZoneComparison.Differences(Before.With("www A a"), Before));

    private static ChangeGuard Guard(int keepAtLeast = 1) =>
        new(
            "a",
            new HashSet<IPAddress> { Fleets.V4("a"), Fleets.V6("a") },
            new Dictionary<string, IReadOnlyList<IPAddress>>(StringComparer.Ordinal)
            {
                ["b"] = [Fleets.V4("b"), Fleets.V6("b")],
                ["c"] = [Fleets.V4("c")],
            },
            keepAtLeast
        );
}
