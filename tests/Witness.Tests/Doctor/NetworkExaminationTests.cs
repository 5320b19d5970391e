using System.Net;
using System.Net.Sockets;
using Witness.Doctor.Examinations;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of the way to the nodes, over real connections on loopback.</summary>
public sealed class NetworkExaminationTests : IDisposable
{
    private readonly Ward _ward = new() { Time = TimeProvider.System };

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task Anchors_that_are_switched_off_are_a_warning() =>
        Assert.StartsWith(
            "warn anchors: switched off",
            Assert.Single(await _ward.ExamineAsync(new AnchorExamination()))
        );

    [Theory]
    [InlineData(1, "warn anchors: 1 of 2 answer, and 1 are needed (127.0.9.1:9: ")]
    [InlineData(2, "fail anchors: 1 of 2 answer, and 2 are needed, so that every round is void (127.0.9.1:9: ")]
    public async Task Anchors_that_are_silent_fail_once_too_few_are_left(int need, string finding)
    {
        using var anchor = new TcpListener(IPAddress.Loopback, 0);
        anchor.Start();
        _ward.Configure(anchors: $$"""{ "hosts": ["{{anchor.LocalEndpoint}}", "127.0.9.1:9"], "need": {{need}} }""");

        Assert.StartsWith(finding, Assert.Single(await _ward.ExamineAsync(new AnchorExamination())));
    }

    [Fact]
    public async Task Anchors_that_all_answer_are_as_they_should_be()
    {
        using var anchor = new TcpListener(IPAddress.Loopback, 0);
        anchor.Start();
        _ward.Configure(anchors: $$"""{ "hosts": ["{{anchor.LocalEndpoint}}"], "need": 1 }""");

        Assert.Equal(
            ["ok anchors: 1 of 1 answer, and 1 are needed"],
            await _ward.ExamineAsync(new AnchorExamination())
        );
    }

    [Fact]
    public async Task A_family_that_this_machine_lacks_fails()
    {
        Assert.Equal(["ok network: IPv4 from here"], await _ward.ExamineAsync(new FamilyExamination()));

        // Link-local without an interface: no machine can reach it.
        _ward.Configure(nodes: """{ "name": "rin", "addresses": ["127.0.9.13", "fe80::1"] }""");

        Assert.StartsWith(
            "fail network: no IPv6 from here, so that 1 address cannot be asked",
            Assert.Single(await _ward.ExamineAsync(new FamilyExamination()))
        );
    }

    [Theory]
    [InlineData(0, "ok clock: agrees with 3 answers of nodes")]
    [InlineData(120, "warn clock: this clock is ")]
    [InlineData(3600, "fail clock: this clock is ")]
    [InlineData(-3600, "fail clock: this clock is ")]
    public async Task A_clock_that_differs_from_the_nodes_fails_at_five_minutes(int seconds, string finding)
    {
        await using var node = await WebNode.StartAsync(TimeProvider.System.GetUtcNow().AddSeconds(seconds));
        Ask(node, "http");

        var found = Assert.Single(await _ward.ExamineAsync(new ClockExamination()));

        Assert.StartsWith(finding, found);
        Assert.Equal(seconds > 0, found.Contains(" behind what ", StringComparison.Ordinal));
        Assert.Equal(seconds < 0, found.Contains(" ahead of what ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_any_answer_the_clock_is_not_compared() =>
        Assert.StartsWith("ok clock: not compared", Assert.Single(await _ward.ExamineAsync(new ClockExamination())));

    [Theory]
    [InlineData(-1, "fail certificates: chitoge at 127.0.9.11 shows a certificate that expired at ")]
    [InlineData(10, "warn certificates: chitoge at 127.0.9.11 shows a certificate that expires at ")]
    [InlineData(90, "ok certificates: chitoge at 127.0.9.11 shows one that expires at ")]
    public async Task A_certificate_is_told_of_before_it_expires(int days, string finding)
    {
        await using var node = await WebNode.StartTlsAsync(TimeProvider.System.GetUtcNow(), days, _ward.File("ca.pem"));
        Ask(node, "https");

        var findings = await _ward.ExamineAsync(new CertificateExamination());

        Assert.Equal(3, findings.Length);
        Assert.StartsWith(finding, findings[0]);
    }

    [Fact]
    public async Task A_node_that_does_not_answer_fails()
    {
        _ward.Configure(
            checks: """{ "retry": { "times": 0 }, "https": { "url": "http://www.demo.test:9/" }, "ping": false, "ssh": false }"""
        );

        var findings = await _ward.ExamineAsync(new CertificateExamination());

        Assert.Equal(
            "fail certificates: chitoge at 127.0.9.11 fails its check: connection refused on port 9: mend the node, or the check's settings",
            findings[0]
        );
    }

    [Fact]
    public async Task A_node_that_this_machine_cannot_ask_is_a_warning_with_what_that_means()
    {
        // Link-local without an interface: no machine can reach it.
        _ward.Configure(
            checks: """{ "retry": { "times": 0 }, "https": { "url": "http://www.demo.test:9/" }, "ping": false, "ssh": false }""",
            nodes: """{ "name": "rin", "addresses": ["fe80::1"] }"""
        );

        var finding = Assert.Single(await _ward.ExamineAsync(new CertificateExamination()));

        Assert.StartsWith("warn certificates: rin at fe80::1 could not be asked: ", finding);
        Assert.EndsWith(": mend that on this machine; in a round such an answer is neither strike nor pass", finding);
    }

    private void Ask(WebNode node, string scheme) =>
        _ward.Configure(
            checks: $$"""
            { "retry": { "times": 0 }, "ping": false, "ssh": false,
              "https": { "url": "{{scheme}}://www.demo.test:{{node.Port}}/"{{(
                scheme == "https" ? ", \"ca\": \"ca.pem\"" : ""
            )}} } }
            """
        );
}
