using Witness.Core.Dns;
using Witness.Registrars.Programs;
using Witness.Registrars.Rfc2136;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class ZoneAnswerTests
{
    private const string Header =
        ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\n;; flags: qr aa; QUERY: 1\n\n";
    private const string Soa = "example.test. 300 IN SOA ns1.example.test. h.example.test. 7 1 1 1 1\n";
    private const string Www = "www.example.test. 300 IN A 203.0.113.11\n";
    private const string Other = "example.test. 300 IN SOA ns1.example.test. h.example.test. 8 1 1 1 1\n";
    private static readonly DomainName Zone = DomainName.Parse("example.test");
    private static readonly ZoneAnswer Answer = new(Zone, "ns1");

    [Fact]
    public void A_whole_transfer_is_a_zone()
    {
        var zone = Answer.OfTransfer(Dig(Header + Soa + Www + Soa));

        Assert.Equal("7", zone.Version);
        Assert.Equal(2, zone.Records.Count);
        Assert.True(zone.IsWhole);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    [InlineData(Header + Soa)]
    [InlineData(Header + Soa + Www)]
    [InlineData(Header + Soa + Www + "; Transfer failed.\n")]
    [InlineData(Header + Soa + Www + Other)]
    [InlineData(Header + Soa + Www + Soa + "; Transfer failed.\n")]
    [InlineData(Header + Soa + Www + Soa + ";; WARNING -- Some TSIG could not be validated\n")]
    [InlineData(Header + Www + Www)]
    [InlineData(";; communications error to 127.0.0.1#53: timed out\n")]
    [InlineData(";; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 1\n; Transfer failed.\n")]
    public void A_transfer_that_is_not_whole_is_unclear(string output)
    {
        var error = Assert.Throws<RegistrarException>(() => Answer.OfTransfer(Dig(output)));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
    }

    [Fact]
    public void A_transfer_by_a_program_that_failed_is_unclear() =>
        Assert.Equal(
            RegistrarFault.Unclear,
            Assert.Throws<RegistrarException>(() => Answer.OfTransfer(Dig(Header + Soa + Www + Soa, exitCode: 9))).Fault
        );

    [Fact]
    public void A_signature_that_cannot_be_verified_is_a_fault_of_the_configuration_however_good_the_records_look() =>
        Assert.Equal(
            RegistrarFault.Configuration,
            Assert
                .Throws<RegistrarException>(() =>
                    Answer.OfTransfer(
                        Dig(";; Couldn't verify signature: expected a TSIG or SIG(0)\n" + Header + Soa + Www + Soa)
                    )
                )
                .Fault
        );

    [Theory]
    [InlineData(Header + Soa + Header + Www + Header + Header)] // the last SOA is missing
    [InlineData(Header + Soa + Header + Www + Header + Header + Header + Other)] // the zone changed
    [InlineData(Header + Soa + Header + Www + Header + Soa)] // two questions without an answer
    public void Names_asked_one_by_one_need_every_answer_and_one_state(string output) =>
        Assert.Equal(
            RegistrarFault.Unclear,
            Assert
                .Throws<RegistrarException>(() => Answer.OfNames(Dig(output), [DomainName.Parse("www.example.test")]))
                .Fault
        );

    private static DigAnswer Dig(string output, int exitCode = 0) =>
        DigAnswer.Of(new ProgramResult(exitCode, output, ""));
}
