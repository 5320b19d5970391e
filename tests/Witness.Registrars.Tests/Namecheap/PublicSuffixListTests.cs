using Witness.Core.Dns;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

public sealed class PublicSuffixListTests
{
    private static readonly PublicSuffixList List = new([
        "// a comment",
        "",
        "com",
        "uk",
        "co.uk  trailing words",
        "*.ck",
        "!www.ck",
        "公司.cn",
        "com.de",
    ]);

    [Theory]
    [InlineData("example.com", "com")]
    [InlineData("sub.example.com", "com")]
    [InlineData("example.co.uk", "co.uk")]
    [InlineData("example.org.uk", "uk")]
    [InlineData("example.com.de", "com.de")]
    [InlineData("example.unlisted", "unlisted")]
    [InlineData("a.example.ck", "example.ck")]
    [InlineData("www.ck", "ck")]
    [InlineData("a.www.ck", "ck")]
    [InlineData("example.xn--55qx5d.cn", "xn--55qx5d.cn")]
    [InlineData("website.com", "com")]
    public void The_longest_rule_counts_and_an_exception_before_it(string name, string suffix) =>
        Assert.Equal(suffix, List.SuffixOf(DomainName.Parse(name)).Text);
}
