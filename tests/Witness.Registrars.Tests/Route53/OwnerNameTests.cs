using Witness.Core.Dns;
using Witness.Registrars.Route53;

namespace Witness.Registrars.Tests.Route53;

public sealed class OwnerNameTests
{
    [Theory]
    [InlineData("www.example.com.", "www.example.com")]
    [InlineData("\\052.example.com.", "*.example.com")]
    [InlineData("\\100.a\\057b.example.com.", "@.a/b.example.com")]
    [InlineData("_sip._tcp.example.com.", "_sip._tcp.example.com")]
    [InlineData("xn--bcher-kva.example.", "xn--bcher-kva.example")]
    public void A_listed_name_is_read_and_written_again(string listed, string name)
    {
        Assert.Equal(DomainName.Parse(name), OwnerName.Decode(listed));
        Assert.Equal(listed, OwnerName.Encode(OwnerName.Decode(listed)));
    }

    [Theory]
    [InlineData("dot\\056in.example.com.")]
    [InlineData("back\\134slash.example.com.")]
    [InlineData("a\\040b.example.com.")]
    [InlineData("\\303\\274.example.com.")]
    public void What_no_name_may_hold_stays_escaped(string listed)
    {
        Assert.Equal(listed.TrimEnd('.'), OwnerName.Decode(listed).Text);
        Assert.Equal(listed, OwnerName.Encode(OwnerName.Decode(listed)));
    }

    [Fact]
    public void A_backslash_that_escapes_nothing_is_escaped_itself() =>
        Assert.Equal("a\\134b\\1349.example.com.", OwnerName.Encode(DomainName.Parse("a\\b\\9.example.com")));
}
