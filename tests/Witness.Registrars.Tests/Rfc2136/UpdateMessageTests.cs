using Witness.Core.Dns;
using Witness.Registrars.Rfc2136;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class UpdateMessageTests
{
    private static readonly DomainName Name = DomainName.Parse("example.test");

    [Fact]
    public void Every_set_that_is_touched_is_a_prerequisite_with_all_its_values()
    {
        var zone = new Zone(
            Name,
            [Address("www", "203.0.113.11"), Address("www", "203.0.113.12"), Address("other", "203.0.113.11")]
        );

        var message = UpdateMessage.Of(new ZoneChange(zone, [zone.Records[0]], [Address("new", "203.0.113.13")]));

        Assert.Equal(
            """
            zone example.test.
            prereq yxrrset www.example.test. IN A 203.0.113.11
            prereq yxrrset www.example.test. IN A 203.0.113.12
            prereq nxrrset new.example.test. IN A
            prereq nxrrset new.example.test. IN CNAME
            update delete www.example.test. IN A 203.0.113.11
            update add new.example.test. 300 IN A 203.0.113.13

            """,
            message
        );
    }

    [Fact]
    public void A_change_that_one_message_cannot_hold_is_refused()
    {
        var records = Enumerable.Range(0, 2000).Select(number => Address($"host{number}", "203.0.113.11")).ToList();

        var error = Assert.Throws<RegistrarException>(() =>
            UpdateMessage.Of(new ZoneChange(new Zone(Name, records), records, []))
        );

        Assert.Equal(RegistrarFault.Refused, error.Fault);
        Assert.Contains("one update holds", error.Message, StringComparison.Ordinal);
    }

    private static DnsRecord Address(string name, string data) => new(DomainName.Within(Name, name), "A", 300, data);
}
