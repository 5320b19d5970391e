using System.Net;
using Witness.Core.Dns;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Dns;

public sealed class DnsRecordTests
{
    [Theory]
    [InlineData("www A 203.0.113.1", "203.0.113.1")]
    [InlineData("www AAAA 2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData("www A 2001:db8::1", null)]
    [InlineData("www AAAA 203.0.113.1", null)]
    [InlineData("www A elsewhere", null)]
    [InlineData("www TXT 203.0.113.1", null)]
    public void An_address_is_read_where_the_type_holds_one(string line, string? address) =>
        Assert.Equal(address is null ? null : IPAddress.Parse(address), Zones.Record(line).Address);

    [Theory]
    [InlineData("www 300 AAAA 2001:db8::1", "WWW 60 AAAA 2001:DB8:0::0001", true)]
    [InlineData("www A 203.0.113.1", "www A 203.0.113.2", false)]
    [InlineData("www A 203.0.113.1", "api A 203.0.113.1", false)]
    [InlineData("www TXT hello", "www TXT Hello", false)]
    [InlineData("www A x.y", "www A x.y", true)]
    public void A_record_is_found_again_by_name_type_and_what_it_says(string one, string other, bool same)
    {
        Assert.Equal(same, Zones.Record(one).IsSameAs(Zones.Record(other)));
        Assert.Equal(same, Zones.Record(other).IsSameAs(Zones.Record(one)));
    }

    [Fact]
    public void A_record_prints_as_in_a_master_file_with_its_vendor_fields()
    {
        var fields = VendorFields.Of([new("weight", "1"), new("set", "eu")]);

        Assert.Equal("www.example.com 300 A 203.0.113.1", Zones.Record("www A a").ToString());
        Assert.Equal(
            "www.example.com A 203.0.113.1 (set=eu weight=1)",
            (Zones.Record("www A a") with { Ttl = null, Vendor = fields }).ToString()
        );
    }

    [Fact]
    public void Vendor_fields_are_equal_when_every_field_is_whatever_their_order()
    {
        var one = VendorFields.Of([new("a", "1"), new("b", "2")]);
        var other = VendorFields.None.With("b", "2").With("a", "1");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other.With("b", "3"));
        Assert.NotEqual(one, VendorFields.None);
        Assert.Equal(("2", null), (one["b"], one["c"]));
        Assert.NotEqual(Zones.Record("www A a"), Zones.Record("www A a") with { Vendor = one });
    }
}
