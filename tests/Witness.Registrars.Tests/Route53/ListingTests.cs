using Microsoft.AspNetCore.Http;
using Witness.Core.Dns;
using Witness.Registrars.Route53;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>Which zone is read, and that it is read whole.</summary>
public sealed class ListingTests : Route53TestBase
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Pages_that_break_inside_a_group_make_one_zone(int pageSize)
    {
        for (var member = 0; member < 5; member++)
        {
            Zone.Put(
                StoredSet.Of("*.example.com", "A", 60, [Dead], ("SetIdentifier", $"node {member}/&é"), ("Weight", 1))
            );
        }

        PutWww(Dead, Alive);
        var whole = await ReadAsync();
        Server.Api.PageSize = pageSize;

        Assert.Equal(whole.Records, (await ReadAsync()).Records);
        Assert.Contains(Server.Calls, call => call.Contains("identifier=node%20", StringComparison.Ordinal));
        Assert.Equal(1 + 5 + 2, whole.Records.Count);
    }

    [Theory]
    [InlineData(
        "<ResourceRecordSets/><IsTruncated>true</IsTruncated><NextRecordName>a.</NextRecordName><NextRecordType>A</NextRecordType>"
    )]
    [InlineData(
        Soa + "<IsTruncated>true</IsTruncated><NextRecordName>a.</NextRecordName><NextRecordType>A</NextRecordType>"
    )]
    [InlineData(Soa + "<IsTruncated>true</IsTruncated>")]
    [InlineData(Soa + "<IsTruncated>perhaps</IsTruncated>")]
    [InlineData(Soa)]
    [InlineData("<IsTruncated>false</IsTruncated>")]
    [InlineData(
        "<ResourceRecordSets><ResourceRecordSet><Name>example.com.</Name><Type>A</Type></ResourceRecordSet></ResourceRecordSets><IsTruncated>false</IsTruncated>"
    )]
    public async Task A_list_that_never_ends_or_does_not_say_whether_it_has_is_no_zone(string list)
    {
        Fail(
            FaultAnswers.Text(
                200,
                $"<ListResourceRecordSetsResponse xmlns='{StoredZone.Api}'>{list}</ListResourceRecordSetsResponse>"
            )
        );

        var error = await Assert.ThrowsAsync<RegistrarException>(ReadAsync);

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.InRange(Server.Calls.Count, 2, 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Case_26_Zones_of_one_name_are_refused_until_one_is_chosen_by_its_id(bool isPrivate)
    {
        var twin = Server.Api.AddZone(Name.Text, isPrivate);
        Server.Api.AddZone("example.com.au");
        Server.Api.PageSize = 1;

        var error = await Assert.ThrowsAsync<RegistrarException>(ReadAsync);

        Assert.Equal(RegistrarFault.Configuration, error.Fault);
        Assert.Equal(
            $"this account has 2 hosted zones example.com, {Zone.Id} (public), {twin.Id} ({(isPrivate ? "private" : "public")}): choose one by hostedZoneId",
            error.Message
        );
        Server.Api.PageSize = 300;
        Server.Calls.Clear();
        using var chosen = New(WithId($"/hostedzone/{twin.Id}"));
        Assert.Equal(twin.Id, (await chosen.ReadAsync(Name, Token)).Attributes["HostedZoneId"]);
        Assert.DoesNotContain(Server.Calls, call => call.Contains("hostedzonesbyname", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("example.co")]
    [InlineData("www.example.com")]
    public async Task Case_26_A_zone_that_the_list_only_begins_near_is_not_found(string name)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() =>
            Registrar.ReadAsync(DomainName.Parse(name), Token)
        );

        Assert.Equal($"this account has no hosted zone {name}: compare account and name", error.Message);
    }

    [Fact]
    public async Task Case_26_An_id_of_another_zone_is_found_out()
    {
        using var registrar = New(WithId(Server.Api.AddZone("example.org").Id));

        var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ReadAsync(Name, Token));

        Assert.EndsWith(
            "is example.org and not example.com: correct hostedZoneId",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_zone_of_an_AWS_service_is_not_taken()
    {
        Server.Api.AddZone("service.example", linkedService: "servicediscovery.amazonaws.com");

        var error = await Assert.ThrowsAsync<RegistrarException>(() =>
            Registrar.ReadAsync(DomainName.Parse("service.example"), Token)
        );

        Assert.Contains("belongs to servicediscovery.amazonaws.com", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_goes_to_the_zone_that_was_read()
    {
        PutWww(Dead, Alive);
        var removal = await RemovalAsync();
        Server.Api.AddZone(Name.Text);

        await ApplyAsync(removal);

        Assert.Equal([Alive], Zone.Sets.Single(set => set.Key.Type == "A").Values);
    }

    [Fact]
    public async Task Case_31_An_address_is_found_and_given_back_however_it_is_spelled()
    {
        Zone.Put(StoredSet.Of("www.example.com", "AAAA", 60, ["2001:DB8:0:0::A:11", "2001:db8::12"]));
        var (held, removal) = (Held(), await RemovalAsync("2001:db8::a:11"));

        await ApplyAsync(removal);
        Assert.Equal(["2001:db8::12"], Zone.Sets.Single(set => set.Key.Type == "AAAA").Values);
        await ApplyAsync(new ZoneChange(await ReadAsync(), [], removal.Removed));

        Assert.Equal(held.Count, Held().Count);
        Assert.Equal(["2001:db8::12", "2001:DB8:0:0::A:11"], Zone.Sets.Single(set => set.Key.Type == "AAAA").Values);
    }

    [Fact]
    public async Task Case_34_A_name_is_found_however_it_is_written()
    {
        var zone = Server.Api.AddZone("xn--bcher-kva.example");
        zone.Put(StoredSet.Of("a/b@*.xn--bcher-kva.example", "A", 60, [Dead, Alive]));
        var read = await Registrar.ReadAsync(DomainName.Parse("BÜCHER.example."), Token);

        Assert.Equal("a/b@*.xn--bcher-kva.example", read.AddressRecords.First().Name.Text);
        await ApplyAsync(RemovalOf(read));

        Assert.Equal([Alive], zone.Sets.Single(set => set.Key.Type == "A").Values);
    }

    private const string Soa =
        "<ResourceRecordSets><ResourceRecordSet><Name>example.com.</Name><Type>SOA</Type><TTL>900</TTL><ResourceRecords><ResourceRecord><Value>a. b. 1 2 3 4 5</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></ResourceRecordSets>";

    private void Fail(Func<HttpContext, Task> answer) =>
        Server.Faults.Add(
            new Fault(
                request => request.Path.Value!.EndsWith("/rrset", StringComparison.Ordinal),
                FaultMoment.Before,
                answer
            )
        );

    private Route53Settings WithId(string id) =>
        Server.Settings with
        {
            HostedZoneIds = new Dictionary<DomainName, string> { [Name] = id },
        };
}
