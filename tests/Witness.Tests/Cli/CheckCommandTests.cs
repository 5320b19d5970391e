using System.Net;
using System.Net.Sockets;

namespace Witness.Tests.Cli;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task A_check_that_failed_makes_the_exit_code_1()
    {
        using var node = Listen("chitoge");
        using var site = new Site(port: PortOf(node)) { Time = TimeProvider.System };

        var outcome = await site.RunAsync("check", "--json");

        Assert.Equal(1, outcome.Exit);
        var nodes = outcome.Json.GetProperty("nodes");
        Assert.Equal(
            ("chitoge", true),
            (nodes[0].GetProperty("name").GetString(), nodes[0].GetProperty("passed").GetBoolean())
        );
        Assert.Equal("tcp", nodes[0].GetProperty("checks")[0].GetProperty("check").GetString());
        Assert.False(nodes[1].GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task A_node_alone_can_be_asked()
    {
        using var node = Listen("chitoge");
        using var site = new Site(port: PortOf(node)) { Time = TimeProvider.System };

        var outcome = await site.RunAsync("check", "chitoge");

        Assert.Equal((0, 2), (outcome.Exit, outcome.Lines.Length));
        Assert.StartsWith("chitoge  tcp    127.0.9.11  passed", outcome.Lines[1]);
        Assert.False(File.Exists(site.Database));
    }

    [Fact]
    public async Task A_node_without_checks_is_named()
    {
        using var site = new Site();
        site.Configure(nodes: """{ "name": "rin", "addresses": ["127.0.9.13"], "checks": { "tcp": false } }""");

        var outcome = await site.RunAsync("check");

        Assert.Equal((0, "no check is configured for rin\n"), (outcome.Exit, outcome.Output));
    }

    private static TcpListener Listen(string node)
    {
        var listener = new TcpListener(Site.AddressOf(node), 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
