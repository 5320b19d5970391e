using System.Net;
using System.Net.Sockets;
using Witness.Checks.Connection;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Connection;

/// <summary>Whose fault an error of a socket is: the node's, or this machine's.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(SocketError.ConnectionRefused, "connection refused on port 443")]
    [InlineData(SocketError.ConnectionReset, "connection reset on port 443")]
    [InlineData(SocketError.TimedOut, "connection timed out on port 443")]
    [InlineData(SocketError.HostUnreachable, "host unreachable")]
    [InlineData(SocketError.HostDown, "host is down on port 443")]
    [InlineData(SocketError.NetworkUnreachable, "a router on the way knows no route to it")]
    public void Errors_that_the_path_can_cause_fail_the_node(SocketError error, string detail)
    {
        Assert.Equal((CheckOutcome.Failed, detail), Explain(error, IPAddress.Loopback));
    }

    [Theory]
    [InlineData(SocketError.TooManyOpenSockets)]
    [InlineData(SocketError.NoBufferSpaceAvailable)]
    [InlineData(SocketError.SocketError)]
    [InlineData(SocketError.AccessDenied)]
    [InlineData(SocketError.AddressNotAvailable)]
    [InlineData(SocketError.AddressFamilyNotSupported)]
    [InlineData(SocketError.NetworkDown)]
    [InlineData(SocketError.InvalidArgument)]
    [InlineData(SocketError.Fault)]
    public void Errors_of_this_machine_say_nothing_of_the_node(SocketError error)
    {
        var (outcome, detail) = Explain(error, IPAddress.Loopback);

        Assert.Equal(CheckOutcome.Unknown, outcome);
        Assert.StartsWith("this machine", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_router_can_forbid_an_IPv6_connection_and_not_an_IPv4_one()
    {
        Assert.Equal(CheckOutcome.Failed, Explain(SocketError.AccessDenied, IPAddress.IPv6Loopback).Outcome);
        Assert.Equal(CheckOutcome.Unknown, Explain(SocketError.AccessDenied, IPAddress.Loopback).Outcome);
    }

    [Theory]
    [InlineData("203.0.113.1", "")]
    [InlineData("2001:db8::1", "")]
    [InlineData("203.0.113.1", "route add unreachable 203.0.113.0/24")]
    [InlineData("203.0.113.1", "route add prohibit 203.0.113.0/24")]
    [InlineData("2001:db8::1", "-6 route add prohibit 2001:db8::/32")]
    public void Without_a_route_nothing_is_learnt(string address, string route)
    {
        var (outcome, detail) = ConnectWithin(address, () => { }, route);

        Assert.Equal(CheckOutcome.Unknown, outcome);
        Assert.StartsWith("this machine", detail, StringComparison.Ordinal);
        Assert.Contains(address, detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_neighbour_that_does_not_answer_fails()
    {
        var answer = ConnectWithin(
            "203.0.113.1",
            () =>
            {
                OwnNetwork.Ip("link add here type veth peer name there");
                OwnNetwork.Ip("link set here up");
                OwnNetwork.Ip("link set there up");
                OwnNetwork.Ip("addr add 203.0.113.2/24 dev here");
            },
            ""
        );

        Assert.Equal((CheckOutcome.Failed, "host unreachable"), answer);
    }

    [Fact]
    public void A_family_that_this_machine_lacks_is_told_once()
    {
        IPAddress[] nodes = [IPAddress.Parse("203.0.113.1"), IPAddress.Parse("203.0.113.2"), IPAddress.IPv6Loopback];

        var lacking = OwnNetwork.Run(() =>
        {
            OwnNetwork.Ip("link set lo up");
            return AddressFamilies.Lacking(nodes);
        });

        Assert.Equal(
            ["no IPv4 from here, so that 2 addresses cannot be asked: this machine has no route to 203.0.113.1"],
            lacking
        );
        Assert.Empty(AddressFamilies.Lacking([IPAddress.Loopback]));
    }

    private static (CheckOutcome Outcome, string Detail) Explain(SocketError error, IPAddress address)
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), new FakeTime(), CancellationToken.None);
        var answer = SocketFault.Explain(error, new Attempt(new(address, 443), deadline, TimeProvider.System));
        return (answer.Outcome, answer.Detail);
    }

    /// <summary>Connects, and explains what comes of it, on a thread that keeps to its network.</summary>
    private static (CheckOutcome Outcome, string Detail) ConnectWithin(string address, Action arrange, string route) =>
        OwnNetwork.Run(() =>
        {
            arrange();
            OwnNetwork.Ip("link set lo up");
            if (route.Length > 0)
            {
                OwnNetwork.Ip(route);
            }

            using var socket = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            var fault = Assert.Throws<SocketException>(() => socket.Connect(IPAddress.Parse(address), 443));
            return Explain(fault.SocketErrorCode, IPAddress.Parse(address));
        });
}
