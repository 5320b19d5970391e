using Witness.Doctor.Examinations;
using Witness.Tests.Doctor.Permissions;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says to somebody who may read everything, of a service that may not.</summary>
public sealed class ServiceExaminationTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Ward _ward = new() { Accounts = Users.Accounts };

    public ServiceExaminationTests() => _ward.ServeAs(Users.Witness);

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task A_secret_that_the_service_cannot_read_fails_although_this_user_can()
    {
        _ward.Write("tsig.key", "aGVsbG8=", Owner);
        ConfigureKey();

        var finding = Assert.Single(await _ward.ExamineAsync(new SecretExamination()));

        Assert.StartsWith("fail secrets: files.key (file DIR/tsig.key) (", finding);
        Assert.EndsWith(
            " 0600) may not be read by witness, whom the service runs as: chgrp witness 'DIR/tsig.key' && chmod g+r 'DIR/tsig.key'",
            finding
        );
    }

    [Fact]
    public async Task A_secret_that_others_can_read_is_closed_so_that_the_service_can_read_it_still()
    {
        _ward.Write("tsig.key", "aGVsbG8=", Owner | UnixFileMode.OtherRead);
        ConfigureKey();

        Assert.EndsWith(
            ": chgrp witness 'DIR/tsig.key' && chmod g+r,o-rwx 'DIR/tsig.key'",
            Assert.Single(await _ward.ExamineAsync(new SecretExamination()))
        );
    }

    [Fact]
    public async Task A_configuration_that_the_service_cannot_read_fails()
    {
        Assert.EndsWith(
            " 0600) may not be read by witness, whom the service runs as: chgrp witness 'DIR/witness.json' && chmod g+r 'DIR/witness.json'",
            Assert.Single(await _ward.ExamineAsync(new ConfigurationExamination()))
        );

        File.SetUnixFileMode(_ward.ConfigurationPath, Owner | UnixFileMode.OtherRead);
        Assert.StartsWith(
            "ok configuration: ",
            Assert.Single(await _ward.ExamineAsync(new ConfigurationExamination()))
        );
    }

    [Fact]
    public async Task Files_of_checks_are_judged_for_the_service()
    {
        _ward.Write("ca.pem", "any", Owner);
        _ward.Write("id", "any", Owner);
        _ward.Configure(
            checks: """
            { "https": { "url": "https://www.demo.test/", "ca": "ca.pem" }, "ping": false,
              "ssh": { "mode": "login", "user": "w", "hostKey": "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "key": { "file": "id" } } }
            """
        );

        var findings = await _ward.ExamineAsync(new FileExamination());

        Assert.Equal(2, findings.Length);
        Assert.StartsWith("fail files: CA DIR/ca.pem (", findings[0]);
        Assert.EndsWith(": chgrp witness 'DIR/ca.pem' && chmod g+r 'DIR/ca.pem'", findings[0]);
        Assert.StartsWith("fail files: SSH key DIR/id (", findings[1]);
        Assert.EndsWith(": chgrp witness 'DIR/id' && chmod g+r 'DIR/id'", findings[1]);
    }

    [Fact]
    public async Task A_ledger_that_the_service_cannot_write_fails()
    {
        await _ward.CommitRoundAsync(Ward.Now);

        Assert.EndsWith(
            " may not be written by witness, whom the service runs as: chown witness:witness 'DIR/witness.db' && chmod 0660 'DIR/witness.db'",
            Assert.Single(await _ward.ExamineAsync(new LedgerExamination()))
        );
    }

    [Theory]
    [InlineData("observe", "warn")]
    [InlineData("act", "fail")]
    public async Task A_zone_file_that_the_service_cannot_replace_fails_once_it_may_act(string mode, string level)
    {
        _ward.Configure(more: $$""" "mode": "{{mode}}", """);
        Assert.Empty(await _ward.ExamineAsync(new ZoneFileExamination()));
        _ward.Write("demo.test", "any", Owner | UnixFileMode.OtherRead);

        var finding = Assert.Single(await _ward.ExamineAsync(new ZoneFileExamination()));
        Assert.StartsWith($"{level} zone files: DIR/demo.test (", finding);
        Assert.Contains(
            " cannot be replaced by witness, whom the service runs as: put it into a directory of",
            finding
        );

        _ward.Service = null;
        Assert.StartsWith(
            "ok zone files: DIR/demo.test may be replaced by ",
            Assert.Single(await _ward.ExamineAsync(new ZoneFileExamination()))
        );
    }

    private void ConfigureKey() =>
        _ward.Configure(
            registrars: """
            "files": { "type": "rfc2136", "server": "127.0.0.1", "keyName": "witness", "key": { "file": "tsig.key" } }
            """
        );
}
