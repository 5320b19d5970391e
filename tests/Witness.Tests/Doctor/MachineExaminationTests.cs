using Witness.Doctor.Examinations;
using Witness.Ledger;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of this machine's own files and of the daemon.</summary>
public sealed class MachineExaminationTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task Files_of_checks_are_opened_and_ssh_keys_must_be_closed()
    {
        _ward.Write("open.key", "key", Owner | UnixFileMode.GroupRead);
        _ward.Write("ca.pem", "no certificate", Owner);
        _ward.Configure(
            checks: """
            { "https": { "url": "https://www.demo.test/", "ca": "ca.pem" }, "ping": false,
              "ssh": { "mode": "login", "user": "w", "knownHosts": "none", "key": { "file": "open.key" } } }
            """
        );

        var findings = await _ward.ExamineAsync(new FileExamination());

        Assert.Equal(3, findings.Length);
        Assert.StartsWith("fail files: CA DIR/ca.pem cannot be used (", findings[0]);
        Assert.StartsWith("fail files: known hosts DIR/none does not exist: correct the path", findings[1]);
        Assert.StartsWith("fail files: SSH key DIR/open.key (", findings[2]);
        Assert.EndsWith(
            " 0640) is not taken by ssh, for it is the service's own and open to others: chmod 600 'DIR/open.key'",
            findings[2]
        );
    }

    [Theory]
    [InlineData(""" { "file": "good.key" } """, "ok secrets: b.key is in file DIR/good.key")]
    [InlineData(
        """ { "file": "open.key" } """,
        "fail secrets: b.key (file DIR/open.key) is open to every user of this machine ("
    )]
    [InlineData(
        """ { "file": "missing.key" } """,
        "fail secrets: b.key cannot be had: DIR/missing.key does not exist; write the secret into its first line"
    )]
    [InlineData(
        """ { "file": "empty.key" } """,
        "fail secrets: b.key cannot be had: DIR/empty.key holds no secret in its first line"
    )]
    [InlineData(
        """ { "env": "NOT_SET" } """,
        "warn secrets: b.key is not in this shell, and the unit's environment cannot be seen from here (environment variable NOT_SET is not set"
    )]
    [InlineData(
        """ { "credential": "tsig" } """,
        "warn secrets: b.key is not in this shell, and the unit's environment cannot be seen from here (credential tsig is not there"
    )]
    public async Task Secrets_are_looked_at_and_never_told(string key, string finding)
    {
        _ward.Write("good.key", "aGVsbG8=", Owner);
        _ward.Write("open.key", "aGVsbG8=", Owner | UnixFileMode.OtherRead);
        _ward.Write("empty.key", "\n", Owner);
        _ward.Configure(
            registrars: $$"""
            "files": { "type": "zonefile", "directory": "." },
            "b": { "type": "rfc2136", "server": "127.0.0.1", "keyName": "witness", "key": {{key}} }
            """
        );

        var found = Assert.Single(await _ward.ExamineAsync(new SecretExamination()));
        Assert.StartsWith(finding, found);
        Assert.DoesNotContain("aGVsbG8", found);
    }

    [Fact]
    public async Task The_secrets_by_which_people_are_told_are_looked_at_as_well()
    {
        _ward.Write("url", "https://chat.example/token", Owner);
        _ward.Configure(
            more: """
            "notices": {
              "chat": { "type": "webhook", "url": { "file": "url" } },
              "mail": { "type": "smtp", "server": "127.0.0.1:25", "from": "w@a.example", "to": ["b@a.example"], "user": "w", "password": { "file": "none" } } },
            "heartbeat": { "url": { "file": "url" } },
            """
        );

        var found = await _ward.ExamineAsync(new SecretExamination());

        Assert.StartsWith("ok secrets: notices.chat.url is in", found[0]);
        Assert.StartsWith("fail secrets: notices.mail.password cannot be had", found[1]);
        Assert.StartsWith("ok secrets: heartbeat.url is in", found[2]);
        Assert.DoesNotContain("token", string.Join('\n', found));
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_yet_is_a_warning_and_its_missing_directory_a_failure()
    {
        Assert.StartsWith(
            "warn ledger: no ledger at DIR/witness.db yet",
            Assert.Single(await _ward.ExamineAsync(new LedgerExamination()))
        );

        _ward.Configure(database: "nowhere/witness.db");

        Assert.StartsWith(
            "fail ledger: the directory of the ledger DIR/nowhere/witness.db does not exist: install -d",
            Assert.Single(await _ward.ExamineAsync(new LedgerExamination()))
        );
    }

    [Fact]
    public async Task A_ledger_open_to_others_fails()
    {
        await _ward.CommitRoundAsync(Ward.Now);
        Assert.Equal(
            ["ok ledger: DIR/witness.db, and this user may give orders"],
            await _ward.ExamineAsync(new LedgerExamination())
        );

        File.SetUnixFileMode(_ward.Database, Owner | UnixFileMode.OtherRead);

        Assert.StartsWith(
            "fail ledger: DIR/witness.db is open to every user",
            Assert.Single(await _ward.ExamineAsync(new LedgerExamination()))
        );
    }

    [Fact]
    public async Task A_file_that_is_no_ledger_fails()
    {
        _ward.Write(
            "witness.db",
            "no database at all, and long enough to be looked at as one: " + new string('x', 2000),
            Owner
        );

        Assert.StartsWith(
            "fail ledger: cannot be read: DIR/witness.db is no ledger",
            Assert.Single(await _ward.ExamineAsync(new LedgerExamination()))
        );
    }

    [Theory]
    [InlineData(10, "fail disk: 10 MiB are free in DIR: make room on that disk")]
    [InlineData(100, "warn disk: 100 MiB are free in DIR: make room on that disk")]
    [InlineData(1000, "ok disk: 1000 MiB are free in DIR")]
    public async Task A_full_disk_fails(int free, string finding) =>
        Assert.StartsWith(finding, Assert.Single(await _ward.ExamineAsync(new DiskExamination(_ => (long)free << 20))));

    [Fact]
    public async Task A_daemon_is_missed_once_it_has_run()
    {
        Assert.StartsWith(
            "warn daemon: does not run, and never has",
            Assert.Single(await _ward.ExamineAsync(new DaemonExamination()))
        );

        await _ward.CommitRoundAsync(Ward.Now);
        Assert.StartsWith(
            "fail daemon: does not run: nobody watches the nodes: systemctl start witness",
            Assert.Single(await _ward.ExamineAsync(new DaemonExamination()))
        );

        using var held = DaemonLock.TryTake(_ward.Database, 4711, out _);
        Assert.Equal(["ok daemon: runs, pid 4711"], await _ward.ExamineAsync(new DaemonExamination()));
    }
}
