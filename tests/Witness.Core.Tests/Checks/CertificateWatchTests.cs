using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Checks;

public sealed class CertificateWatchTests
{
    private static readonly DateTimeOffset Now = ManualClock.Start;

    [Fact]
    public void A_certificate_that_expires_soon_is_told_once_and_a_new_one_again()
    {
        var thought = new Deliberation(new Recollection(), Now);
        CertificateWatch.Watch(thought, [Shows(Now.AddDays(21))]);
        Assert.Empty(thought.Notices);

        CertificateWatch.Watch(thought, [Shows(Now.AddDays(20))]);
        CertificateWatch.Watch(thought, [Shows(Now.AddDays(20))]);
        Assert.Equal(
            "the certificate that a shows at 203.0.113.1 (CN=www.example.com) expires at 2026-01-22 03:04:00Z: renew it, for from then on the check fails; then look at it with: witness check a",
            Assert.Single(thought.Notices).Text
        );

        CertificateWatch.Watch(thought, [Shows(Now.AddDays(5))]);
        Assert.Equal(2, thought.Notices.Count);
    }

    private static Observation Shows(DateTimeOffset expires)
    {
        Node node = Fleets.Node("a");
        var evidence = new CheckEvidence("body")
        {
            CertificateExpires = expires,
            CertificateSubject = "CN=www.example.com",
        };
        return new Observation(node, [Sights.Result(node, '.') with { Evidence = evidence }]);
    }
}
