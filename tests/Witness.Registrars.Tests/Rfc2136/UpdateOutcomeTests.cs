using Witness.Core.Dns;
using Witness.Registrars.Programs;
using Witness.Registrars.Rfc2136;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class UpdateOutcomeTests
{
    private static readonly DomainName Zone = DomainName.Parse("example.test");

    [Fact]
    public void An_answer_without_a_complaint_is_a_success() => Judge(0, "");

    [Theory]
    [InlineData("NXRRSET")]
    [InlineData("YXRRSET")]
    public void A_prerequisite_that_failed_is_a_stale_zone(string code) =>
        Assert.Throws<StaleZoneException>(() => Judge(2, $"update failed: {code}\n"));

    [Theory]
    [InlineData(2, "update failed: NOTAUTH(BADKEY)\n", RegistrarFault.Configuration)]
    [InlineData(
        2,
        "; TSIG error with server: tsig indicates error\nupdate failed: NOTAUTH(BADSIG)\n",
        RegistrarFault.Configuration
    )]
    [InlineData(2, "update failed: NOTAUTH(BADTIME)\n", RegistrarFault.Configuration)]
    [InlineData(2, "update failed: NOTAUTH\n", RegistrarFault.Configuration)]
    [InlineData(2, "update failed: NOTZONE\n", RegistrarFault.Configuration)]
    [InlineData(2, "update failed: NOTIMP\n", RegistrarFault.Configuration)]
    [InlineData(2, "update failed: REFUSED\n", RegistrarFault.Configuration)]
    [InlineData(2, "update failed: FORMERR\n", RegistrarFault.Refused)]
    [InlineData(2, "update failed: SERVFAIL\n", RegistrarFault.Unclear)]
    [InlineData(1, "syntax error\n", RegistrarFault.Refused)]
    [InlineData(2, "; Communication with 127.0.0.1#53 failed: timed out\n", RegistrarFault.Unclear)]
    [InlineData(0, "; TSIG error with server: expected a TSIG or SIG(0)\n", RegistrarFault.Unclear)]
    [InlineData(137, "", RegistrarFault.Unclear)]
    public void Every_failure_has_its_fault(int exitCode, string errors, RegistrarFault fault) =>
        Assert.Equal(fault, Assert.Throws<RegistrarException>(() => Judge(exitCode, errors)).Fault);

    private static void Judge(int exitCode, string errors) =>
        UpdateOutcome.Judge(new ProgramResult(exitCode, "", errors), Zone, "ns1");
}
