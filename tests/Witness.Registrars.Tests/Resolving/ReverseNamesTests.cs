using System.Net;
using Witness.Registrars.Resolving;

namespace Witness.Registrars.Tests.Resolving;

public sealed class ReverseNamesTests
{
    [Theory]
    [InlineData("203.0.113.11", "11.113.0.203.in-addr.arpa")]
    [InlineData("2001:db8::1f", "f.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")]
    public void The_name_of_an_address_stands_in_the_reverse_tree(string address, string owner) =>
        Assert.Equal(owner, ReverseNames.OwnerOf(IPAddress.Parse(address)).Text);
}
