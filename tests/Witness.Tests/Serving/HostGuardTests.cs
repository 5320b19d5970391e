using System.Net;
using Microsoft.AspNetCore.Http;
using Witness.Configuration;
using Witness.Serving;

namespace Witness.Tests.Serving;

public sealed class HostGuardTests
{
    private static readonly HostGuard Guard = new(
        new StatusOptions(IPEndPoint.Parse("127.0.0.1:9853"), ["status.example.com"], ShowAddresses: false)
    );

    [Theory]
    [InlineData("127.0.0.1:9853")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:9853")]
    [InlineData("192.0.2.1:80")]
    [InlineData("localhost:9853")]
    [InlineData("LOCALHOST")]
    [InlineData("status.example.com")]
    [InlineData("Status.Example.com.:443")]
    public void Whoever_asks_for_this_machine_or_a_name_of_it_is_answered(string host) =>
        Assert.True(Guard.LetsPass(new HostString(host)));

    [Theory]
    [InlineData("")]
    [InlineData("rebind.attacker.example")]
    [InlineData("example.com")]
    [InlineData("x.status.example.com")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("localhost.attacker.example")]
    public void A_name_that_somebody_else_may_have_pointed_here_is_not(string host) =>
        Assert.False(Guard.LetsPass(new HostString(host)));
}
