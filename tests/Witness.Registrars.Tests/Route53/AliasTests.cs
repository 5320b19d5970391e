using System.Net;
using System.Xml.Linq;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>What stands in a zone and is not Witness's to change.</summary>
public sealed class AliasTests : Route53TestBase
{
    private static readonly XNamespace Api = StoredZone.Api;

    private static readonly (string, object) Target = (
        "AliasTarget",
        new[]
        {
            new XElement(Api + "HostedZoneId", "Z35SXDOTRQ7X7K"),
            new XElement(Api + "DNSName", "lb-1.elb.amazonaws.com."),
            new XElement(Api + "EvaluateTargetHealth", false),
        }
    );

    [Fact]
    public async Task An_alias_is_read_with_its_target_and_without_an_address()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", null, [], Target));

        var alias = (await ReadAsync()).Records.Single(record => record.Type == "A");

        Assert.Equal((null, "ALIAS lb-1.elb.amazonaws.com."), (alias.Ttl, alias.Data));
        Assert.Null(alias.Address);
    }

    [Fact]
    public async Task An_empty_list_of_values_that_an_alias_is_listed_with_is_no_error()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", null, [], Target));
        Zone.Edit(sets => sets[^1].Element.Add(new XElement(Api + "ResourceRecords")));

        Assert.Single((await ReadAsync()).Records, record => record.Type == "A");
    }

    [Fact]
    public async Task An_address_beside_an_alias_of_its_type_is_refused()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", null, [], Target));

        await RefusedAsync(
            new ZoneChange(await ReadAsync(), [], [Address()]),
            RegistrarFault.Refused,
            "www.example.com A is an alias, which is not Witness's to change; nothing was changed"
        );
    }

    [Fact]
    public async Task An_alias_of_one_type_leaves_room_for_addresses_of_the_other()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", null, [], Target));

        await ApplyAsync(
            new ZoneChange(await ReadAsync(), [], [Address() with { Type = "AAAA", Data = "2001:db8::11" }])
        );

        Assert.Single(Zone.Sets, set => set.Key.Type == "AAAA");
    }

    [Fact]
    public async Task A_member_leaves_and_returns_beside_an_alias_among_its_siblings()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", null, [], Target, ("SetIdentifier", "lb"), ("Weight", 90)));
        Zone.Put(StoredSet.Of("www.example.com", "A", 60, [Dead], ("SetIdentifier", "node"), ("Weight", 10)));
        var (held, removal) = (Held(), await RemovalAsync());

        await ApplyAsync(removal);
        await ApplyAsync(new ZoneChange(await ReadAsync(), [], removal.Removed));

        Assert.Equal(held, Held());
    }

    [Fact]
    public async Task A_plain_address_beside_members_is_refused()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", 60, [Alive], ("SetIdentifier", "node"), ("Weight", 10)));

        await RefusedAsync(
            new ZoneChange(await ReadAsync(), [], [Address()]),
            RegistrarFault.Refused,
            "one of several sets needs a SetIdentifier"
        );
    }

    [Fact]
    public async Task An_alias_that_somebody_deleted_returns()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", null, [], Target));
        var (held, alias) = (Held(), (await ReadAsync()).Records.Single(record => record.Type == "A"));
        Zone.Edit(sets => sets.RemoveAll(set => set.Key.Type == "A"));

        await ApplyAsync(new ZoneChange(await ReadAsync(), [], [alias]));

        Assert.Equal(held, Held());
    }

    [Fact]
    public async Task What_a_traffic_policy_made_shows_no_address_and_is_left_alone()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", 60, [Dead], ("TrafficPolicyInstanceId", "policy-1")));
        Zone.Put(StoredSet.Of("api.example.com", "A", 60, [Dead, Alive]));

        var zone = await ReadAsync();
        await ApplyAsync(RemovalOf(zone));

        Assert.Contains(zone.Records, record => record.Data == $"POLICY {Dead}");
        Assert.Equal([Dead], Zone.Sets.Single(set => set.Key.Name == "www.example.com.").Values);
        await RefusedAsync(
            new ZoneChange(await ReadAsync(), [], [Address()]),
            RegistrarFault.Refused,
            "www.example.com A is made by a traffic policy"
        );
    }

    [Fact]
    public async Task Aliases_and_sets_of_a_traffic_policy_under_a_nodes_name_are_reported()
    {
        Zone.Put(StoredSet.Of("www.example.com", "A", null, [], Target));
        Zone.Put(StoredSet.Of("www.example.com", "AAAA", 60, ["2001:db8::9"], ("TrafficPolicyInstanceId", "policy-1")));
        Zone.Put(StoredSet.Of("api.example.com", "A", 60, [Dead], ("TrafficPolicyInstanceId", "policy-1")));
        Zone.Put(StoredSet.Of("blog.example.com", "A", null, [], Target));
        var settings = new ZoneSettings(Name, "aws", [DomainName.Parse("www.example.com")]);
        var fleet = new Fleet([new Node("dead", [IPAddress.Parse(Dead)], [])], [settings]);

        Assert.Equal(
            [
                "api.example.com A POLICY 203.0.113.11",
                "www.example.com A ALIAS lb-1.elb.amazonaws.com.",
                "www.example.com AAAA POLICY 2001:db8::9",
            ],
            LeftAlone
                .Of(settings, await ReadAsync(), fleet, [])
                .Select(record => $"{record.Name} {record.Type} {record.Data}")
                .Order(StringComparer.Ordinal)
        );
    }

    private static DnsRecord Address() => new(DomainName.Parse("www.example.com"), "A", 60, Dead);
}
