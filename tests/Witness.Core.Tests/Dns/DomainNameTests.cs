using Witness.Core.Dns;

namespace Witness.Core.Tests.Dns;

public sealed class DomainNameTests
{
    [Theory]
    [InlineData("example.com", "EXAMPLE.com.")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("*.example.com", "*.Example.COM")]
    public void Spellings_of_one_name_are_equal(string one, string other)
    {
        Assert.Equal(DomainName.Parse(one), DomainName.Parse(other));
        Assert.Equal(DomainName.Parse(one).GetHashCode(), DomainName.Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("a;b")]
    public void What_is_no_name_is_refused_with_the_text(string text) =>
        Assert.StartsWith(
            $"'{text}' is no domain name",
            Assert.Throws<FormatException>(() => DomainName.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Labels_end_at_63_characters_and_names_at_253()
    {
        var label = new string('a', 63);
        Assert.Equal(label, DomainName.Parse(label).Text);
        Assert.Throws<FormatException>(() => DomainName.Parse(label + "a"));
        Assert.Equal(253, DomainName.Parse($"{label}.{label}.{label}.{label[..61]}.").Text.Length);
        Assert.Throws<FormatException>(() => DomainName.Parse($"{label}.{label}.{label}.{label[..62]}"));
    }

    [Theory]
    [InlineData("@", "example.com")]
    [InlineData("", "example.com")]
    [InlineData("www", "www.example.com")]
    [InlineData("www.example.com", "www.example.com.example.com")]
    [InlineData("www.example.net.", "www.example.net")]
    public void A_name_inside_a_zone_is_relative_unless_it_ends_with_a_dot(string text, string name) =>
        Assert.Equal(DomainName.Parse(name), DomainName.Within(DomainName.Parse("example.com"), text));

    [Theory]
    [InlineData("example.com", "example.com", true, "@")]
    [InlineData("a.b.example.com", "example.com", true, "a.b")]
    [InlineData("notexample.com", "example.com", false, "notexample.com.")]
    [InlineData("com", "example.com", false, "com.")]
    [InlineData("example.com", ".", true, "example.com.")]
    public void A_zone_holds_what_ends_with_its_labels(string name, string zone, bool within, string relative)
    {
        Assert.Equal(within, DomainName.Parse(name).IsWithin(DomainName.Parse(zone)));
        Assert.Equal(relative, DomainName.Parse(name).RelativeTo(DomainName.Parse(zone)));
    }

    [Fact]
    public void The_root_is_written_as_a_dot()
    {
        Assert.Equal(".", DomainName.Parse(".").ToString());
        Assert.Equal(DomainName.Parse(""), DomainName.Parse("."));
    }
}
