using System.Net;
using Witness.Checks.Connection;
using Witness.Checks.Https;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Https;

/// <summary>Nodes that keep a check waiting, at each of its phases. The deadline passes on a clock that the test moves.</summary>
public sealed class StallTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public async Task A_stalled_TLS_handshake_fails()
    {
        await using var node = new NodeServer(
            async (server, connection) =>
            {
                await connection.ReceiveAsync(new byte[1]);
                await server.StallAsync();
            }
        );

        await AssertFailsAsync(
            node,
            Http.TlsCheck(node, time: _time),
            "no answer to the TLS handshake within 10 s",
            "TLS handshake"
        );
    }

    [Fact]
    public async Task Silence_after_the_request_fails()
    {
        await using var node = HttpNode.Behaving((server, _) => server.StallAsync());

        await AssertFailsAsync(
            node,
            Http.Check(node, time: _time),
            "no answer to the request within 10 s",
            "first byte"
        );
    }

    [Fact]
    public async Task Headers_that_drip_fail()
    {
        await using var node = HttpNode.Behaving(
            async (server, stream) =>
            {
                await DripAsync(stream, "HTTP/1.1 200 OK\r\nServer: slow");
                await server.StallAsync();
            }
        );

        await AssertFailsAsync(node, Http.Check(node, time: _time), "the headers did not end within 10 s", "headers");
    }

    [Fact]
    public async Task A_body_that_drips_fails_and_keeps_the_status_as_evidence()
    {
        await using var node = HttpNode.Behaving(
            async (server, stream) =>
            {
                await DripAsync(stream, "HTTP/1.1 200 OK\r\n\r\nslow");
                await server.StallAsync();
            }
        );
        var check = Http.Check(node, settings => settings with { Contains = "fast" }, _time);

        var evidence = await AssertFailsAsync(node, check, "the body did not end within 10 s", "body");

        Assert.Equal(200, evidence.HttpStatus);
    }

    [Fact]
    public async Task Peers_that_stall_do_not_keep_others_from_their_handshake()
    {
        using var gate = new HandshakeGate(1);
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("www.example.com");
        await using var stalling = new NodeServer((server, _) => server.StallAsync());
        await using var healthy = TlsNode.Showing(certificate);
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), _time, TestContext.Current.CancellationToken);
        var stalled = Http.TlsCheck(stalling, time: _time, gate: gate).AskAsync(deadline);
        await stalling.Reached;

        var answer = await Http.TlsCheck(healthy, gate: gate).AnswerAsync();

        Assert.Equal("certificate is not trusted: its issuer CN=Test Root is unknown", answer.Detail);
        _time.Advance(deadline.Limit);
        Assert.Equal("no answer to the TLS handshake within 10 s", (await stalled).Detail);
    }

    [Fact]
    public async Task A_check_that_this_machine_kept_waiting_says_nothing_of_the_node()
    {
        using var gate = new HandshakeGate(1);
        await gate.EnterAsync(TestContext.Current.CancellationToken);
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), _time, TestContext.Current.CancellationToken);
        var attempt = new Attempt(new(IPAddress.Loopback, 443), deadline, _time);
        var asking = attempt.RunAsync(async attempt =>
        {
            await using var gated = new GatedStream(Stream.Null, gate, attempt);
            await gated.CloseGateAsync();
            return CheckAnswer.Pass("not to be reached");
        });

        _time.Advance(deadline.Limit);

        Assert.Equal(
            CheckAnswer.Unknown("this machine was too busy: it kept the check waiting for 10 s of its 10 s"),
            await asking
        );
    }

    [Fact]
    public async Task An_abandoned_round_is_no_answer()
    {
        using var round = new CancellationTokenSource();
        await using var node = HttpNode.Behaving((server, _) => server.StallAsync());
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), _time, round.Token);
        var asking = Http.Check(node, time: _time).AskAsync(deadline);
        await node.Reached;

        await round.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private static async Task DripAsync(Stream stream, string text)
    {
        foreach (var drop in text)
        {
            await stream.WriteAsync(new[] { (byte)drop });
        }
    }

    private async Task<CheckEvidence> AssertFailsAsync(NodeServer node, HttpsCheck check, string detail, string phase)
    {
        var answer = await check.AnswerAfterDeadlineAsync(_time, node.Reached);

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
        Assert.Equal(phase, answer.Evidence!.Phase);
        return answer.Evidence;
    }
}
