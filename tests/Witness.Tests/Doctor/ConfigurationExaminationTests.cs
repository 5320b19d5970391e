using Witness.Doctor.Examinations;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of the configuration and its numbers.</summary>
public sealed class ConfigurationExaminationTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task A_good_configuration_is_told_in_a_line() =>
        Assert.Equal(
            ["ok configuration: DIR/witness.json: 3 nodes, 1 zone, mode observe"],
            await _ward.ExamineAsync(new ConfigurationExamination())
        );

    [Fact]
    public async Task A_configuration_that_all_may_write_fails()
    {
        File.SetUnixFileMode(_ward.ConfigurationPath, Owner | UnixFileMode.OtherWrite);

        Assert.Equal(
            [
                "fail configuration: DIR/witness.json may be written by every user of this machine: chmod o-w 'DIR/witness.json'",
            ],
            await _ward.ExamineAsync(new ConfigurationExamination())
        );
    }

    [Fact]
    public async Task A_configuration_that_shows_a_secret_to_all_fails()
    {
        _ward.Configure(
            registrars: """
            "files": { "type": "rfc2136", "server": "127.0.0.1", "keyName": "witness", "key": "aGVsbG8=" }
            """
        );
        File.SetUnixFileMode(_ward.ConfigurationPath, Owner | UnixFileMode.OtherRead);

        var finding = Assert.Single(await _ward.ExamineAsync(new ConfigurationExamination()));
        Assert.StartsWith(
            "fail configuration: DIR/witness.json holds a secret, and may be read by every user",
            finding
        );
        Assert.DoesNotContain("aGVsbG8", finding);
    }

    [Theory]
    [InlineData(""" "heartbeat": { "url": "https://beat.example/aGVsbG8" }, """, "heartbeat.url")]
    [InlineData(
        """ "notices": { "chat": { "type": "webhook", "url": "https://chat.example/aGVsbG8" } }, """,
        "notices.chat.url"
    )]
    [InlineData(
        """
            "notices": { "mail": { "type": "smtp", "server": "127.0.0.1:25", "from": "w@a.example", "to": ["b@a.example"], "user": "w", "password": "aGVsbG8" } },
            """,
        "notices.mail.password"
    )]
    public async Task What_tells_people_is_a_secret_as_well(string telling, string key)
    {
        _ward.Configure(more: telling);
        Assert.StartsWith("ok", Assert.Single(await _ward.ExamineAsync(new ConfigurationExamination())));
        File.SetUnixFileMode(_ward.ConfigurationPath, Owner | UnixFileMode.OtherRead);

        var finding = Assert.Single(await _ward.ExamineAsync(new ConfigurationExamination()));

        Assert.StartsWith(
            $"fail configuration: DIR/witness.json holds a secret, and may be read by every user of this machine ({key}): chmod o-rwx 'DIR/witness.json', or",
            finding
        );
        Assert.DoesNotContain("aGVsbG8", finding);
    }

    [Fact]
    public async Task Timeouts_longer_than_the_interval_are_a_warning()
    {
        _ward.Configure(
            more: """ "round": { "every": "20s" }, """,
            checks: """{ "https": false, "ping": false, "ssh": false, "tcp": { "port": 9, "timeout": "10s" } }"""
        );

        Assert.StartsWith(
            "warn timeouts: a round takes 30 s while the anchors and chitoge are silent, and one is due every 20 s",
            Assert.Single(await _ward.ExamineAsync(new TimeoutExamination()))
        );
    }

    [Theory]
    [InlineData(
        """ "policy": { "maxRemoved": 0 }, """,
        "warn policy: policy.maxRemoved is 0: no node is ever removed by strikes"
    )]
    [InlineData(
        """ "policy": { "keepAtLeast": 3 }, """,
        "warn policy: 3 nodes and policy.keepAtLeast of 3: no node can ever be removed"
    )]
    [InlineData("", "ok policy: 4 strikes within 1 h remove a node, 3 at once at most")]
    public async Task A_policy_that_never_removes_is_a_warning(string policy, string finding)
    {
        _ward.Configure(more: policy);

        Assert.StartsWith(finding, Assert.Single(await _ward.ExamineAsync(new PolicyExamination())));
    }

    [Fact]
    public async Task A_node_that_no_check_judges_is_named()
    {
        _ward.Configure(
            checks: """{ "https": false, "ping": false, "ssh": false, "tcp": { "port": 9, "role": "evidence" } }"""
        );

        var findings = await _ward.ExamineAsync(new PolicyExamination());

        Assert.StartsWith("warn policy: no check of chitoge, taiga and rin is a gate", findings[1]);
    }
}
