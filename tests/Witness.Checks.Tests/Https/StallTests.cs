using System.Text;
using Witness.Checks.Connection;
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
        await using var node = Stalling();

        var answer = await Http.TlsCheck(node, time: _time).AnswerAfterDeadlineAsync(_time, node.Reached);

        Assert.Equal(
            (CheckOutcome.Failed, "no answer to the TLS handshake within 10 s"),
            (answer.Outcome, answer.Detail)
        );
        Assert.Equal("TLS handshake", answer.Evidence!.Phase);
    }

    [Theory]
    [InlineData("", "no answer to the request within 10 s", "first byte")]
    [InlineData("HTTP/1.1 200 OK\r\nServer: slow", "the headers did not end within 10 s", "headers")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nslow", "the body did not end within 10 s", "body")]
    public async Task An_answer_that_drips_and_never_ends_fails(string sent, string detail, string phase)
    {
        await using var node = new NodeServer((server, _) => server.StallAsync());
        var check = Http.Check(node, settings => settings with { Contains = "fast" }, _time);
        await using var stream = new DrippingStream(Encoding.ASCII.GetBytes(sent), stalls: true);
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), _time, TestContext.Current.CancellationToken);
        var attempt = new Attempt(new(check.Address, node.Port), deadline, _time);
        var asking = attempt.RunAsync(attempt => check.ExchangeAsync(attempt, stream));
        await stream.Drained;

        _time.Advance(deadline.Limit);

        var answer = await asking;
        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
        Assert.Equal((phase, phase == "body" ? 200 : null), (answer.Evidence!.Phase, answer.Evidence.HttpStatus));
    }

    [Fact]
    public async Task A_deadline_that_this_machine_noticed_far_too_late_says_nothing_of_the_node()
    {
        await using var node = Stalling();
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), _time, TestContext.Current.CancellationToken);
        var asking = Http.TlsCheck(node, time: _time).AskAsync(deadline);
        await node.Reached;

        _time.Sleep(TimeSpan.FromSeconds(30));

        Assert.Equal(
            CheckAnswer.Unknown("this machine was too busy or asleep: it noticed only after 30 s that 10 s were over"),
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

    /// <summary>A node that takes the beginning of a handshake and falls silent.</summary>
    private static NodeServer Stalling() =>
        new(
            async (server, connection) =>
            {
                await connection.ReceiveAsync(new byte[1]);
                await server.StallAsync();
            }
        );
}
