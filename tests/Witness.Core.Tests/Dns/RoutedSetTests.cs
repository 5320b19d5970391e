using Witness.Core.Dns;
using Witness.Core.Strikes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

/// <summary>Names that a registrar answers by weight, place or latency: several sets of one name and type.</summary>
public sealed class RoutedSetTests
{
    [Fact]
    public async Task An_address_in_two_sets_leaves_both_and_returns_to_both()
    {
        var zone = Routed(("eu", "a", 60), ("default", "a", 300), ("eu", "b", 60), ("default", "b", 300));
        using var world = new World("ab", zone);

        await world.RoundsAsync(4, "a=x");
        Assert.Equal("b", world.Zone.Published());
        await world.RoundsAsync(10);
        await world.OrderAsync(Core.Orders.OrderKind.Readd, "a");

        Assert.Equal(Rotation.In, world["a"]);
        Assert.Equal(zone.Records.ToHashSet(), world.Zone.Records.ToHashSet());
    }

    [Fact]
    public void Records_of_two_sets_are_two_records()
    {
        var (eu, rest) = (Member("eu", "a", 60), Member("default", "a", 60));

        Assert.False(eu.IsSameAs(rest));
        Assert.True(eu.IsSameAs(eu with { Ttl = 300 }));
    }

    [Fact]
    public void A_changed_attribute_of_the_zone_is_a_difference()
    {
        var zone = Zones.Www("ab") with { Attributes = VendorFields.None.With("emailType", "FWD") };
        var after = zone with { Attributes = VendorFields.None.With("emailType", "NONE") };

        Assert.Equal(["emailType was FWD and is NONE"], ZoneComparison.Differences(zone, after));
    }

    private static Zone Routed(params (string Set, string Node, int Ttl)[] members) =>
        Zones.Of("example.com") with
        {
            Records =
            [
                .. Zones.Of("example.com").Records,
                .. members.Select(member => Member(member.Set, member.Node, member.Ttl)),
            ],
        };

    private static DnsRecord Member(string set, string node, int ttl) =>
        Zones.Record($"www {ttl} A {node}") with
        {
            Vendor = VendorFields.None.With(VendorFields.SetIdentifier, set),
        };
}
