using System.Net;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Serving;

namespace Witness.Tests.Serving;

public sealed class AddressVeilTests
{
    private static readonly DomainName Zone = DomainName.Parse("example.com");

    private static readonly AddressVeil Veil = AddressVeil.Over(
        new Recollection
        {
            Readings = new Dictionary<DomainName, ZoneReading>
            {
                [Zone] = new(
                    new Zone(
                        Zone,
                        [
                            new DnsRecord(Zone, "A", 300, "203.0.113.11"),
                            new DnsRecord(Zone, "AAAA", 300, "2001:db8::11"),
                        ]
                    ),
                    Site.Now
                ),
            },
            Standings = new Dictionary<string, Standing>(StringComparer.Ordinal)
            {
                ["taiga"] = new("taiga")
                {
                    Owed = [new OwedRecord(Zone, new DnsRecord(Zone, "A", 300, "203.0.113.12"))],
                },
            },
        }
    );

    [Theory]
    [InlineData("https 203.0.113.11: no answer within 10 s")]
    [InlineData("- www.example.com 300 A 203.0.113.12")]
    [InlineData("ping 2001:db8::11: no answer")]
    [InlineData("ping 2001:0DB8:0::11: no answer")]
    public void What_a_zone_holds_or_held_until_a_node_was_taken_out_is_shown(string text) =>
        Assert.Equal(text, Veil.Cover(text));

    [Theory]
    [InlineData("https 203.0.113.99: no answer", "https [address]: no answer")]
    [InlineData("192.0.2.53: refused", "[address]: refused")]
    [InlineData("(10.0.0.1), 10.0.0.2.", "([address]), [address].")]
    [InlineData("9.9.9.9:443: no answer within 5 s", "[address]:443: no answer within 5 s")]
    [InlineData("ping fe80::1: no answer", "ping [address]: no answer")]
    [InlineData("ping ::1: no answer", "ping [address]: no answer")]
    [InlineData("tcp:10.0.0.5", "tcp:[address]")]
    [InlineData("at ::ffff:10.0.0.5, refused", "at [address], refused")]
    [InlineData("at [2001:db8::99]:443", "at [[address]]:443")]
    public void What_no_zone_holds_is_covered(string text, string covered) => Assert.Equal(covered, Veil.Cover(text));

    [Theory]
    [InlineData("since 2026-01-02 03:04:05Z by me@here")]
    [InlineData("took 1.5 s, certificate until 2026-01-02 03:04:05Z")]
    [InlineData("version 1.2.3.4.5 of it")]
    [InlineData("key SHA256:abc::def")]
    public void What_is_no_address_stays(string text) => Assert.Equal(text, Veil.Cover(text));

    [Fact]
    public void A_veil_that_is_lifted_hides_nothing() =>
        Assert.Equal("192.0.2.53", AddressVeil.Lifted.Cover(IPAddress.Parse("192.0.2.53").ToString()));
}
