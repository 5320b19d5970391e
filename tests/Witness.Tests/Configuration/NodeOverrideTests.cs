using Witness.Checks.Ssh;
using Witness.Configuration;
using Witness.Core.Checks;

namespace Witness.Tests.Configuration;

public sealed class NodeOverrideTests
{
    private const string NoHttps = """{ "https": false }""";

    [Fact]
    public void A_node_overrides_one_key_and_keeps_the_others()
    {
        var checks = Reader.Checks(
            """{ "https": false, "ssh": { "port": 22, "timeout": "3s", "role": "evidence" } }""",
            """{ "ssh": { "port": 2222 } }"""
        );

        Assert.Equal(2222, checks.Ssh!.Port);
        Assert.Equal((TimeSpan.FromSeconds(3), CheckRole.Evidence), (checks.Ssh.Timeout, checks.Ssh.Role));
    }

    [Fact]
    public void A_node_switches_a_check_off() => Assert.Null(Reader.Checks(NoHttps, """{ "ping": false }""").Ping);

    [Fact]
    public void A_node_switches_on_what_is_off_for_all()
    {
        var checks = Reader.Checks(
            """{ "https": false, "ping": false, "tcp": false }""",
            """{ "https": { "url": "https://www.example.com/" }, "ping": {}, "tcp": { "port": 5432 } }"""
        );

        Assert.Equal("https://www.example.com/", checks.Https!.Url.AbsoluteUri);
        Assert.Equal(new PingOptions(3, TimeSpan.FromSeconds(5), CheckRole.Gate), checks.Ping);
        Assert.Equal(5432, checks.Tcp!.Port);
    }

    [Fact]
    public void A_node_may_have_no_check_at_all()
    {
        var checks = Reader.Checks("{}", """{ "https": false, "ping": false, "ssh": false }""");

        Assert.Equal(new CheckOptions(Retry.Default, null, null, null, null), checks);
    }

    [Fact]
    public void The_header_of_an_identity_may_be_everyones_and_its_value_each_nodes()
    {
        var checks = Reader.Checks(
            """{ "https": { "url": "https://www.example.com/", "identity": { "header": "X-Node" } } }""",
            """{ "https": { "identity": { "equals": "chitoge" } } }"""
        );

        Assert.Equal(new IdentityOptions("X-Node", "chitoge"), checks.Https!.Identity);
    }

    [Fact]
    public void A_list_is_replaced_and_null_takes_an_optional_key_back()
    {
        var checks = Reader.Checks(
            """{ "https": { "url": "https://www.example.com/", "status": [200, 204], "contains": "ok", "ca": "ca.pem" } }""",
            """{ "https": { "status": [301], "contains": null, "ca": null } }"""
        );

        Assert.Equal([301], checks.Https!.Status);
        Assert.Equal((null, null), (checks.Https.Contains, checks.Https.CaPath));
    }

    [Fact]
    public void Retries_are_overridden_key_by_key()
    {
        var checks = Reader.Checks(
            """{ "https": false, "retry": { "times": 3, "after": "1s" } }""",
            """{ "retry": { "times": 0 } }"""
        );

        Assert.Equal(new Retry(0, TimeSpan.FromSeconds(1)), checks.Retry);
    }

    [Fact]
    public void Tcp_without_a_port_for_all_is_only_for_the_nodes_that_give_one()
    {
        var nodes = Reader
            .Good(
                """
                {
                  "checks": { "https": false, "tcp": { "timeout": "3s" } },
                  "nodes": [
                    { "name": "chitoge", "addresses": ["203.0.113.11"] },
                    { "name": "taiga", "addresses": ["203.0.113.12"], "checks": { "tcp": { "port": 5432 } } }
                  ]
                }
                """
            )
            .Nodes;

        Assert.Null(nodes[0].Checks.Tcp);
        Assert.Equal(new TcpOptions(5432, TimeSpan.FromSeconds(3), CheckRole.Gate), nodes[1].Checks.Tcp);
    }

    [Fact]
    public void A_node_that_needs_less_than_it_inherits_of_ssh_is_no_error()
    {
        var checks = Reader.Checks(
            """{ "https": false, "ssh": { "mode": "login", "knownHosts": "k", "user": "u", "key": { "file": "f" } } }""",
            """{ "ssh": { "mode": "banner" } }"""
        );

        Assert.Equal(SshMode.Banner, checks.Ssh!.Mode);
    }

    [Fact]
    public void A_node_changes_the_pin_it_inherits()
    {
        var key = "SHA256:" + new string('A', 43);
        var checks = Reader.Checks(
            """{ "https": false, "ssh": { "mode": "hostkey", "knownHosts": "known_hosts" } }""",
            $$"""{ "ssh": { "knownHosts": null, "hostKey": "{{key}}" } }"""
        );

        Assert.Equal((key, null), (checks.Ssh!.HostKey, checks.Ssh.KnownHostsPath));
    }
}
