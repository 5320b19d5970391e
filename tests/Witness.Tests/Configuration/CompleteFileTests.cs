using System.Net;
using Witness.Checks.Ssh;
using Witness.Configuration;
using Witness.Configuration.Sections;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Stonith;

namespace Witness.Tests.Configuration;

/// <summary>A file with every key, none at its default: no key is read and then ignored.</summary>
public sealed class CompleteFileTests
{
    private static readonly string Json = File.ReadAllText(TestFiles.Here("Good/complete.json"));
    private readonly WitnessConfiguration _read = Reader.Good(Json);

    [Fact]
    public void The_file_holds_every_key_there_is() =>
        Assert.All(
            DeclaredKeys.All,
            key =>
                Assert.True(
                    Json.Contains($"\"{key.Name}\":", StringComparison.Ordinal) || key == SshSection.HostKey,
                    key.Name
                )
        );

    [Fact]
    public void What_concerns_the_witness_itself_is_read()
    {
        Assert.Equal("home", _read.Name);
        Assert.Equal(Mode.Act, _read.Mode);
        Assert.Equal("/etc/witness/state/witness.db", _read.DatabasePath);
        Assert.Equal(TimeSpan.FromDays(30), _read.Keep);
        Assert.Equal(new RoundOptions(TimeSpan.FromSeconds(30), 50), _read.Round);
        Assert.Equal(new PolicyOptions(5, TimeSpan.FromHours(2), 4, 2, 3, 20), _read.Policy);
    }

    [Fact]
    public void Anchors_are_read()
    {
        Assert.Equal(
            ["192.0.2.1:80", "[2001:db8::1]:443", "anchor.example.com:853"],
            _read.Anchors.Hosts.Select(host => host.ToString()),
            StringComparer.Ordinal
        );
        Assert.Equal(new HostPort("2001:db8::1", 443), _read.Anchors.Hosts[1]);
        Assert.Equal(1, _read.Anchors.Need);
        Assert.Equal(TimeSpan.FromMilliseconds(250), _read.Anchors.Timeout);
    }

    [Fact]
    public void Registrars_are_read()
    {
        var bind = Assert.IsType<Rfc2136Options>(_read.Registrars[0]);
        Assert.Equal(("bind", "ns1.example.com", 5353), (bind.Name, bind.Server, bind.Port));
        Assert.Equal(("witness", "hmac-sha512"), (bind.KeyName, bind.KeyAlgorithm));
        Assert.Equal("file /etc/witness/tsig.key", bind.Key.ToString());

        var files = Assert.IsType<ZoneFileOptions>(_read.Registrars[3]);
        Assert.Equal(("files", "/etc/witness/zones"), (files.Name, files.Directory));
        Assert.Equal(["rndc", "reload"], files.Reload);

        var knot = Assert.IsType<ExecOptions>(_read.Registrars[4]);
        Assert.Equal(("knot", TimeSpan.FromSeconds(20)), (knot.Name, knot.Timeout));
        Assert.Equal(["/etc/witness/witness-knot", "-s", "./knot.sock"], knot.Command);
    }

    [Fact]
    public void A_registrar_of_type_namecheap_is_read()
    {
        var namecheap = Assert.IsType<NamecheapOptions>(_read.Registrars[5]);
        Assert.Equal(("namecheap", "me", "you"), (namecheap.Name, namecheap.ApiUser, namecheap.UserName));
        Assert.Equal("file /etc/witness/namecheap.key", namecheap.ApiKey.ToString());
        Assert.Equal(IPAddress.Parse("203.0.113.7"), namecheap.ClientIp);
        Assert.Equal(new Uri("https://api.sandbox.namecheap.com/xml.response"), namecheap.Endpoint);
        Assert.Equal(30, namecheap.CallsPerMinute);
        Assert.Equal((true, DomainName.Parse("co.uk")), (_read.Zones[3].AllowDynamicDns, _read.Zones[3].Tld));
    }

    [Fact]
    public void Accounts_of_AWS_are_read()
    {
        var aws = Assert.IsType<Route53Options>(_read.Registrars[1]);
        Assert.Equal(
            ["environment variable AWS_ACCESS_KEY_ID", "credential aws-secret", "file /etc/witness/aws.token"],
            new[] { aws.AccessKeyId, aws.SecretAccessKey, aws.SessionToken }.Select(secret => secret?.ToString()),
            StringComparer.Ordinal
        );
        Assert.Equal((new Uri("http://127.0.0.1:4566"), 30, null), (aws.Endpoint, aws.CallsPerMinute, aws.Profile));
        Assert.Equal("witness", Assert.IsType<Route53Options>(_read.Registrars[2]).Profile);
        Assert.Equal([null, null, null, null, "Z2ABCDEFGHIJKL"], _read.Zones.Select(zone => zone.HostedZoneId));
    }

    [Fact]
    public void Zones_are_read()
    {
        var zone = _read.Zones[0];
        Assert.Equal((DomainName.Parse("example.com"), "bind", null), (zone.Zone, zone.Registrar, zone.File));
        Assert.Equal(
            ["example.com", "www.example.com", "api.example.com", "*.pool.example.com"],
            zone.Names!.Select(name => name.Text),
            StringComparer.Ordinal
        );
        Assert.Equal(
            [
                new HostPort("192.0.2.53", 53),
                new("2001:db8::53", 5353),
                new("2001:db8::54", 53),
                new("ns1.example.com", 53),
            ],
            zone.Nameservers!
        );
    }

    [Fact]
    public void A_zone_file_is_where_the_zone_says_or_else_in_the_registrars_directory() =>
        Assert.Equal(
            [null, "/etc/witness/elsewhere/example.org.zone", "/etc/witness/zones/example.net", null, null],
            _read.Zones.Select(zone => zone.File),
            StringComparer.Ordinal
        );

    [Fact]
    public void Channels_for_notices_are_read()
    {
        var chat = Assert.IsType<WebhookOptions>(_read.Notices[0]);
        Assert.Equal(("chat", WebhookFormat.Slack), (chat.Name, chat.Format));
        Assert.Equal("https://chat.example.com/hook?token=T0KEN", chat.Url.Read());
        Assert.Equal([NoticeKind.Removed, NoticeKind.ChangeFailed], chat.Kinds);

        var pager = Assert.IsType<CommandOptions>(_read.Notices[1]);
        Assert.Equal(["/etc/witness/page", "ops"], pager.Command);
        Assert.Equal((TimeSpan.FromSeconds(5), NoticeKind.Void), (pager.Timeout, Assert.Single(pager.Kinds!)));
    }

    [Fact]
    public void Channels_of_mail_are_read()
    {
        var mail = Assert.IsType<SmtpOptions>(_read.Notices[2]);
        Assert.Equal(new HostPort("mail.example.com", 2525), mail.Server);
        Assert.Equal(("Witness", "witness@example.com"), (mail.From.DisplayName, mail.From.Address));
        Assert.Equal(["ops@example.com", "night@example.com"], mail.To.Select(to => to.Address));
        Assert.Equal(("me", "file /etc/witness/smtp.password"), (mail.User, mail.Password!.ToString()));
        Assert.Equal((SmtpTls.Required, NoticeKind.Machine), (mail.Tls, Assert.Single(mail.Kinds!)));

        var local = Assert.IsType<SmtpOptions>(_read.Notices[3]);
        Assert.Equal((new HostPort("127.0.0.1", 587), SmtpTls.None, null), (local.Server, local.Tls, local.Kinds));
    }

    [Fact]
    public void What_is_served_is_read()
    {
        Assert.Equal("[::1]:8080", _read.Status!.Listen.ToString());
        Assert.Equal(["status.example.com"], _read.Status.Hosts);
        Assert.True(_read.Status.ShowAddresses);
    }

    [Fact]
    public void The_heartbeat_is_read() =>
        Assert.Equal(
            ("credential beat", TimeSpan.FromSeconds(3)),
            (_read.Heartbeat!.Url.ToString(), _read.Heartbeat.Timeout)
        );

    [Fact]
    public void The_collector_of_metrics_is_read()
    {
        var metrics = _read.Metrics!;
        Assert.Equal(
            (new Uri("https://otlp.example.com/otlp"), TimeSpan.FromSeconds(15)),
            (metrics.Otlp, metrics.Interval)
        );
        var header = Assert.Single(metrics.Headers);
        Assert.Equal(("Authorization", "credential otlp"), (header.Name, header.Value.ToString()));
    }

    [Fact]
    public void Nodes_are_read()
    {
        var node = Assert.Single(_read.Nodes);
        Assert.Equal("chitoge", node.Name);
        Assert.Equal([IPAddress.Parse("203.0.113.11"), IPAddress.Parse("2001:db8::11")], node.Addresses);
    }

    [Fact]
    public void Checks_are_read()
    {
        var checks = _read.Nodes[0].Checks;
        Assert.Equal(new Retry(2, TimeSpan.FromSeconds(1)), checks.Retry);
        Assert.Equal(new PingOptions(5, TimeSpan.FromSeconds(2), CheckRole.Evidence), checks.Ping);
        Assert.Equal(new TcpOptions(5432, TimeSpan.FromSeconds(1), CheckRole.Evidence), checks.Tcp);
        Assert.Equal(
            new SshOptions(2222, SshMode.Login, TimeSpan.FromSeconds(4), CheckRole.Evidence)
            {
                KnownHostsPath = "/etc/witness/known_hosts",
                User = "witness",
                KeyPath = "/etc/witness/id_ed25519",
                Command = "uptime",
            },
            checks.Ssh
        );
    }

    [Fact]
    public void The_https_check_is_read()
    {
        var https = _read.Nodes[0].Checks.Https!;
        Assert.Equal(new Uri("https://www.example.com/health"), https.Url);
        Assert.Equal([200, 204], https.Status);
        Assert.Equal(("ok", "/etc/witness/ca.pem"), (https.Contains, https.CaPath));
        Assert.Equal(new IdentityOptions("X-Node", "chitoge"), https.Identity);
        Assert.Equal((TimeSpan.FromSeconds(3), CheckRole.Evidence), (https.Timeout, https.Role));
    }
}
