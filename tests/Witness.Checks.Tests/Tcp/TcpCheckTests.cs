using System.Net;
using Witness.Checks.Tcp;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Tcp;

public sealed class TcpCheckTests
{
    [Fact]
    public async Task A_port_that_accepts_passes()
    {
        await using var node = new NodeServer((server, _) => server.StallAsync());

        var answer = await Check(node.Port).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Passed, $"port {node.Port} accepted the connection"),
            (answer.Outcome, answer.Detail)
        );
    }

    [Fact]
    public async Task A_port_that_refuses_fails()
    {
        var port = TestPorts.Free();

        var answer = await Check(port).AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, $"connection refused on port {port}"), (answer.Outcome, answer.Detail));
    }

    private static TcpCheck Check(int port) =>
        new(new(port, TimeSpan.FromSeconds(10)), IPAddress.Loopback, TimeProvider.System);
}
