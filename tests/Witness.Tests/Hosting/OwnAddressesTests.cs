using System.Net;
using System.Net.NetworkInformation;
using Witness.Hosting;

namespace Witness.Tests.Hosting;

public sealed class OwnAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("::1")]
    public void Loopback_is_this_machine(string address) => Assert.True(OwnAddresses.Hold(IPAddress.Parse(address)));

    [Fact]
    public void Every_address_of_every_interface_is_this_machine() =>
        Assert.All(
            NetworkInterface
                .GetAllNetworkInterfaces()
                .Where(card => card.OperationalStatus == OperationalStatus.Up)
                .SelectMany(card => card.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address),
            address => Assert.True(OwnAddresses.Hold(address), address.ToString())
        );

    /// <summary>Of a range for documentation (RFC 5737, RFC 3849); nothing is sent to it.</summary>
    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    public void Others_are_not(string address) => Assert.False(OwnAddresses.Hold(IPAddress.Parse(address)));
}
