using System.Net;
using Witness.Core.Dns;
using Witness.Setup;

namespace Witness.Tests.Setup;

public sealed class NodeGroupingTests
{
    [Theory]
    [InlineData(
        "An address of each family with one name is one node",
        "192.0.2.1=a.example 2001:db8::1=a.example",
        "a:192.0.2.1,2001:db8::1"
    )]
    [InlineData(
        "Two of one family are two, whatever their name",
        "192.0.2.1=a.example 192.0.2.2=a.example",
        "a:192.0.2.1 node1:192.0.2.2"
    )]
    [InlineData(
        "A name of many is a provider's, and joins nobody",
        "192.0.2.1=a.example 192.0.2.2=a.example 2001:db8::1=a.example",
        "a:192.0.2.1 node1:192.0.2.2 node2:2001:db8::1"
    )]
    [InlineData("Without names each stands alone", "192.0.2.1 2001:db8::1", "node1:192.0.2.1 node2:2001:db8::1")]
    [InlineData("A label made of the address names no node", "192.0.2.1=192-0-2-1.example", "node1:192.0.2.1")]
    [InlineData(
        "Two names with the same label are two nodes",
        "192.0.2.1=a.example 192.0.2.2=a.test",
        "a:192.0.2.1 node1:192.0.2.2"
    )]
    public void Addresses_become_nodes(string why, string found, string nodes)
    {
        var grouped = NodeGrouping.Of([], [.. found.Split(' ').Select(Found)]);

        Assert.True(nodes == Text(grouped), $"{why}: {Text(grouped)}");
    }

    [Fact]
    public void What_the_operator_says_comes_first_and_leaves_out_what_is_theirs()
    {
        FoundNode known = new("node1", [IPAddress.Parse("192.0.2.1")], "as given");

        var grouped = NodeGrouping.Of([known], [Found("192.0.2.1=a.example"), Found("192.0.2.2")]);

        Assert.Equal("node1:192.0.2.1 node2:192.0.2.2", Text(grouped));
    }

    private static FoundAddress Found(string text)
    {
        var words = text.Split('=');
        return new FoundAddress(IPAddress.Parse(words[0]), words.Length > 1 ? DomainName.Parse(words[1]) : null);
    }

    private static string Text(IEnumerable<FoundNode> nodes) =>
        string.Join(' ', nodes.Select(node => $"{node.Name}:{string.Join(',', node.Addresses)}"));
}
