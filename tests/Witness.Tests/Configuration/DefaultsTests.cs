using Witness.Checks.Ssh;
using Witness.Configuration;
using Witness.Core.Checks;
using Witness.Core.Stonith;

namespace Witness.Tests.Configuration;

/// <summary>The least file there is, and what counts where it says nothing.</summary>
public sealed class DefaultsTests
{
    private readonly WitnessConfiguration _read = Reader.Good(
        """
        {
          "checks": { "https": { "url": "https://www.example.com/health" } },
          "nodes": [{ "name": "chitoge", "addresses": ["203.0.113.11"] }]
        }
        """
    );

    [Fact]
    public void A_witness_observes_under_the_hosts_name()
    {
        Assert.Equal(Environment.MachineName, _read.Name);
        Assert.Equal(Mode.Observe, _read.Mode);
        Assert.Empty(_read.Registrars);
        Assert.Empty(_read.Zones);
    }

    [Fact]
    public void The_ledger_is_kept_90_days_below_var_lib()
    {
        Assert.Equal("/var/lib/witness/witness.db", _read.DatabasePath);
        Assert.Equal(TimeSpan.FromDays(90), _read.Keep);
    }

    [Fact]
    public void The_status_page_is_served_on_loopback_alone()
    {
        Assert.Equal("127.0.0.1:9853", _read.Status!.Listen.ToString());
        Assert.Empty(_read.Status.Hosts);
        Assert.False(_read.Status.ShowAddresses);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("false")]
    public void Nothing_is_served_where_it_is_switched_off(string off) =>
        Assert.Null(
            Reader
                .Good(
                    $$"""
                    {
                      "status": {{off}}, "checks": { "https": false },
                      "nodes": [{ "name": "chitoge", "addresses": ["203.0.113.11"] }]
                    }
                    """
                )
                .Status
        );

    [Fact]
    public void A_round_runs_every_minute_and_four_strikes_within_an_hour_fence()
    {
        Assert.Equal(new RoundOptions(TimeSpan.FromMinutes(1), 200), _read.Round);
        Assert.Equal(new PolicyOptions(4, TimeSpan.FromHours(1), 3, 1, 1, 10), _read.Policy);
    }

    [Fact]
    public void Two_of_three_anchors_must_answer_within_5_s()
    {
        Assert.Equal(
            ["1.1.1.1:443", "9.9.9.9:443", "8.8.8.8:443"],
            _read.Anchors.Hosts.Select(host => host.ToString()),
            StringComparer.Ordinal
        );
        Assert.Equal((2, TimeSpan.FromSeconds(5)), (_read.Anchors.Need, _read.Anchors.Timeout));
    }

    [Fact]
    public void A_node_is_asked_over_https_ping_and_ssh_and_once_more_after_5_s()
    {
        var checks = _read.Nodes[0].Checks;
        Assert.Equal(Retry.Default, checks.Retry);
        Assert.Equal(new PingOptions(3, TimeSpan.FromSeconds(5), CheckRole.Gate), checks.Ping);
        Assert.Equal(
            new SshOptions(22, SshMode.Banner, TimeSpan.FromSeconds(10), CheckRole.Gate) { Command = "true" },
            checks.Ssh
        );
        Assert.Null(checks.Tcp);
    }

    [Fact]
    public void Https_takes_200_within_10_s()
    {
        var https = _read.Nodes[0].Checks.Https!;
        Assert.Equal([200], https.Status);
        Assert.Equal((null, null, null), (https.Contains, https.CaPath, https.Identity));
        Assert.Equal((TimeSpan.FromSeconds(10), CheckRole.Gate), (https.Timeout, https.Role));
    }

    [Fact]
    public void Registrars_and_zones_have_defaults_too()
    {
        var read = Reader.Good(
            """
            {
              "registrars": {
                "bind": { "type": "rfc2136", "server": "192.0.2.53", "keyName": "witness", "key": "c2VjcmV0" },
                "aws": { "type": "route53" },
                "files": { "type": "zonefile", "directory": "/etc/bind" },
                "program": { "type": "exec", "command": ["witness-knot"] },
                "namecheap": { "type": "namecheap", "apiUser": "me", "apiKey": "k", "clientIp": "203.0.113.7" }
              },
              "zones": [{ "zone": "example.com", "registrar": "bind" }],
              "checks": { "https": false },
              "nodes": [{ "name": "chitoge", "addresses": ["203.0.113.11"] }]
            }
            """
        );

        var bind = Assert.IsType<Rfc2136Options>(read.Registrars[0]);
        Assert.Equal((53, "hmac-sha256"), (bind.Port, bind.KeyAlgorithm));
        Assert.Equal(
            new Route53Options(null, null, null, null, new Uri("https://route53.amazonaws.com"), 60) { Name = "aws" },
            read.Registrars[1]
        );
        Assert.Empty(Assert.IsType<ZoneFileOptions>(read.Registrars[2]).Reload);
        var program = Assert.IsType<ExecOptions>(read.Registrars[3]);
        Assert.Equal(["witness-knot"], program.Command);
        Assert.Equal(TimeSpan.FromSeconds(25), program.Timeout);
        var namecheap = Assert.IsType<NamecheapOptions>(read.Registrars[4]);
        Assert.Equal("https://api.namecheap.com/xml.response", namecheap.Endpoint.AbsoluteUri);
        Assert.Equal((null, 20), (namecheap.UserName, namecheap.CallsPerMinute));
        Assert.Equal((false, null), (read.Zones[0].AllowDynamicDns, read.Zones[0].Tld));
        Assert.Equal((null, null, null), (read.Zones[0].Names, read.Zones[0].File, read.Zones[0].Nameservers));
    }

    [Fact]
    public void Anchors_are_switched_off_by_naming_none_and_needing_none()
    {
        var read = Reader.Good(
            """
            {
              "anchors": { "hosts": [], "need": 0 },
              "checks": { "https": false },
              "nodes": [{ "name": "chitoge", "addresses": ["203.0.113.11"] }]
            }
            """
        );

        Assert.Empty(read.Anchors.Hosts);
        Assert.Equal(0, read.Anchors.Need);
    }
}
