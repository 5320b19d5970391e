using System.Xml.Linq;
using Witness.Core.Dns;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>Members among which Route 53 chooses, and what is none of a node.</summary>
public sealed class RoutingTests : Route53TestBase
{
    private static readonly XNamespace Api = StoredZone.Api;

    private static readonly Dictionary<string, (string, object)[]> Kinds = new(StringComparer.Ordinal)
    {
        ["weighted"] = [("Weight", 10), ("HealthCheckId", "check-1")],
        ["multivalue"] = [("MultiValueAnswer", true), ("HealthCheckId", "check-1")],
        ["latency"] = [("Region", "eu-central-1")],
        ["failover"] = [("Failover", "PRIMARY"), ("HealthCheckId", "check-1")],
        ["country"] = [("GeoLocation", Parts("CountryCode=US", "SubdivisionCode=CA"))],
        ["continent"] = [("GeoLocation", Parts("ContinentCode=EU"))],
        ["proximity by region"] = [("GeoProximityLocation", Parts("AWSRegion=eu-west-1", "Bias=-10"))],
        ["proximity by place"] =
        [
            ("GeoProximityLocation", new XElement(Api + "Coordinates", Parts("Latitude=49.22", "Longitude=-74.01"))),
        ],
        ["by address"] =
        [
            ("CidrRoutingConfig", Parts("CollectionId=c8c02a84-aaaa-bbbb-e0d4-d833a2f80106", "LocationName=here")),
            ("HealthCheckId", "check-1"),
        ],
    };

    public static TheoryData<string> KindsOfMembers => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(KindsOfMembers))]
    public async Task A_member_leaves_alone_and_returns_exactly(string kind)
    {
        Server.Api.HealthChecks.Add("check-1");
        Put("one", [Dead], Kinds[kind]);
        Put("two & <more>", [Alive], Kinds[kind]);
        var (held, removal) = (Held(), await RemovalAsync());

        await ApplyAsync(removal);
        Assert.Equal(held.Where(set => !set.Contains(Dead, StringComparison.Ordinal)), Held());

        await ApplyAsync(new ZoneChange(await ReadAsync(), [], removal.Removed));
        Assert.Equal(held, Held());
    }

    [Theory]
    [MemberData(nameof(KindsOfMembers))]
    public async Task A_member_of_several_addresses_loses_one(string kind)
    {
        Server.Api.HealthChecks.Add("check-1");
        Put("one", [Alive, Dead], Kinds[kind]);
        Put("two", [Dead], Kinds[kind]);
        var (held, removal) = (Held(), await RemovalAsync());

        await ApplyAsync(removal);
        Assert.Equal([Alive], Zone.Sets.Single(set => set["SetIdentifier"] == "one").Values);

        await ApplyAsync(new ZoneChange(await ReadAsync(), [], removal.Removed));
        Assert.Equal(held, Held());
    }

    [Fact]
    public async Task Case_27_A_weighted_member_returns_with_its_siblings_time_to_live_or_not_at_all()
    {
        Put("one", [Dead], ("Weight", 10));
        Put("two", [Alive], ("Weight", 10));
        var removal = await RemovalAsync();
        await ApplyAsync(removal);
        Zone.Put(StoredSet.Of("www.example.com", "A", 60, [Alive], ("SetIdentifier", "two"), ("Weight", 10)));
        var zone = await ReadAsync();

        await RefusedAsync(new ZoneChange(zone, [], removal.Removed), RegistrarFault.Refused, "give it 60");
        await ApplyAsync(new ZoneChange(zone, [], [removal.Removed[0] with { Ttl = 60 }]));

        Assert.Equal(["60", "60"], Zone.Sets.Where(set => set.IsMember).Select(set => set["TTL"]));
    }

    [Fact]
    public async Task Case_27_A_member_whose_health_check_is_gone_is_refused_in_Route_53s_own_words()
    {
        Server.Api.HealthChecks.Add("check-1");
        Put("one", [Dead], ("Weight", 10), ("HealthCheckId", "check-1"));
        Put("two", [Alive], ("Weight", 10));
        var removal = await RemovalAsync();
        await ApplyAsync(removal);
        Server.Api.HealthChecks.Clear();

        await RefusedAsync(
            new ZoneChange(await ReadAsync(), [], removal.Removed),
            RegistrarFault.Refused,
            "NoSuchHealthCheck: A health check with id check-1 does not exist."
        );
    }

    [Fact]
    public async Task Case_27_Members_of_weight_0_are_not_brought_back_by_the_removal_of_all_others()
    {
        Put("one", [Dead], ("Weight", 10));
        Put("two", [Alive], ("Weight", 0));
        Put("three", [Alive], ("Weight", 0));

        await RefusedAsync(
            await RemovalAsync(),
            RegistrarFault.Refused,
            "www.example.com A would be left with weight 0 alone (three and two), which Route 53 would then answer with"
        );
    }

    [Fact]
    public async Task Case_27_A_member_of_weight_0_leaves_others_of_weight_0_as_they_are()
    {
        Put("one", [Dead], ("Weight", 0));
        Put("two", [Alive], ("Weight", 0));

        await ApplyAsync(await RemovalAsync());

        Assert.Equal("two", Assert.Single(Zone.Sets, set => set.IsMember)["SetIdentifier"]);
    }

    [Fact]
    public async Task An_address_does_not_join_a_member_whose_routing_was_changed()
    {
        Put("one", [Dead, Alive], ("Weight", 10));
        var removal = await RemovalAsync();
        await ApplyAsync(removal);
        Put("one", [Alive], ("Weight", 20));

        await RefusedAsync(
            new ZoneChange(await ReadAsync(), [], removal.Removed),
            RegistrarFault.Refused,
            "whose routing has been changed: put it back by hand"
        );
    }

    [Fact]
    public async Task A_set_of_a_routing_that_is_not_known_is_never_written()
    {
        Put("one", [Dead], ("Weight", 10));
        Zone.Edit(sets =>
            sets.ForEach(set =>
                set.Element.Add(
                    new XElement(Api + "Moon", new XElement(Api + "Phase", "full"), new XElement(Api + "Phase", "new"))
                )
            )
        );

        await RefusedAsync(await RemovalAsync(), RegistrarFault.Refused, "has Moon.Phase, which");
    }

    private static XElement[] Parts(params string[] parts) =>
        [.. parts.Select(part => part.Split('=')).Select(part => new XElement(Api + part[0], part[1]))];

    private void Put(string identifier, string[] values, params (string Name, object Value)[] fields) =>
        Zone.Put(StoredSet.Of("www.example.com", "A", 300, values, [("SetIdentifier", identifier), .. fields]));
}
