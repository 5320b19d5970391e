using System.Net;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tests.Stored;

/// <summary>Ledgers of older witnesses hold these texts: a test that has to be changed here asks for a migration.</summary>
public sealed class StoredJsonTests
{
    private static readonly CheckResult Result = new(
        "https",
        IPAddress.Parse("2001:db8::11"),
        CheckRole.Gate,
        CheckOutcome.Failed,
        TimeSpan.FromMilliseconds(10003),
        "it's \"late\""
    );

    [Fact]
    public void A_result_is_kept_without_what_is_as_usual() =>
        Assert.Equal(
            """[{"check":"https","address":"2001:db8::11","outcome":"Failed","us":10003000,"detail":"it's \"late\""}]""",
            StoredList.Of([Result])
        );

    [Fact]
    public void A_result_is_kept_with_all_that_is_known()
    {
        var result = Result with
        {
            Role = CheckRole.Evidence,
            Tries = 2,
            Evidence = new CheckEvidence("body")
            {
                Connect = TimeSpan.FromMilliseconds(1),
                Tls = TimeSpan.FromMilliseconds(2),
                FirstByte = TimeSpan.FromMilliseconds(3),
                HttpStatus = 503,
                CertificateSubject = "CN=www",
                CertificateExpires = Sample.Noon,
            },
        };

        Assert.Equal(
            """[{"check":"https","address":"2001:db8::11","outcome":"Failed","us":10003000,"detail":"it's \"late\"","role":"Evidence","tries":2,"evidence":{"phase":"body","connectUs":1000,"tlsUs":2000,"firstByteUs":3000,"httpStatus":503,"certificateSubject":"CN=www","certificateExpires":1767355200000}}]""",
            StoredList.Of([result])
        );
    }

    [Fact]
    public void A_zone_is_kept_with_what_its_registrar_said_beyond_the_dns()
    {
        var name = DomainName.Parse("example.com");
        var record = new DnsRecord(name, "A", 300, "203.0.113.11") { Vendor = VendorFields.None.With("HostId", "12") };
        var zone = new Zone(name, [record]) { Version = "7", Attributes = VendorFields.None.With("EmailType", "MX") };

        Assert.Equal(
            """{"name":"example.com","isWhole":true,"version":"7","records":[{"name":"example.com","type":"A","ttl":300,"data":"203.0.113.11","vendor":{"HostId":"12"}}],"attributes":{"EmailType":"MX"}}""",
            StoredJson.Write(StoredZone.Of(zone))
        );
    }

    [Fact]
    public void Members_of_a_newer_witness_are_passed_over() =>
        Assert.Equal(
            [Result],
            StoredList.ResultsFrom(
                """[{"check":"https","address":"2001:db8::11","outcome":"Failed","us":10003000,"detail":"it's \"late\"","mood":"bad"}]"""
            )
        );
}
