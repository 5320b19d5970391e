using Witness.Configuration;
using Witness.Core.Dns;
using Witness.Doctor.Examinations;
using Witness.Hosting;
using Witness.Registrars.Route53;
using Witness.Tests.Doctor.Permissions;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of zones whose registrar's secrets only the service has, or another user than the service.</summary>
public sealed class RegistrarSecretTests : IDisposable
{
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task A_secret_that_this_user_may_not_read_is_a_warning()
    {
        _ward.ServeAs(Users.Witness);
        var secret = new SecretException("/etc/witness/k cannot be read", new UnauthorizedAccessException());
        _ward.Zone = () => throw new RegistrarException(RegistrarFault.Configuration, "the key", secret);

        Assert.Equal(
            [
                "warn registrars: demo.test at files was not read, for its secret could not be: run doctor as witness or root",
            ],
            await _ward.ExamineAsync(new RegistrarExamination())
        );
    }

    [Theory]
    [InlineData(""" { "env": "WITNESS_TEST_NOT_SET" } """, " witness doctor --config DIR/witness.json")]
    [InlineData(
        """ { "credential": "tsig" } """,
        " -p LoadCredential=tsig:FILE witness doctor --config DIR/witness.json (each FILE as systemctl cat witness names it)"
    )]
    public async Task A_secret_that_only_the_unit_has_is_a_warning_with_the_command_that_sees_it(
        string key,
        string command
    )
    {
        _ward.ServeAs(Users.Witness);
        _ward.Configure(
            registrars: $$"""
            "files": { "type": "rfc2136", "server": "127.0.0.1", "keyName": "witness", "key": {{key}} }
            """
        );
        _ward.Registrars = configuration => RegistrarFactory.Build(configuration, TimeProvider.System);

        var shell =
            $"look as the service does: systemd-run --pipe --wait --collect --quiet --uid=witness -p AmbientCapabilities=CAP_NET_RAW -p EnvironmentFile=-/etc/default/witness{command}";
        Assert.Equal(
            "warn registrars: demo.test at files was not read, for its secret is not in this shell, and the unit's environment cannot be seen from here: look as the service does, by the command that stands with the secret",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );
        Assert.EndsWith(shell, Assert.Single(await _ward.ExamineAsync(new SecretExamination())));
    }

    [Fact]
    public async Task A_file_that_is_missing_fails_although_another_secret_is_in_the_environment()
    {
        _ward["ID"] = "AKIA";
        ConfigureRoute53(""", "accessKeyId": { "env": "ID" }, "secretAccessKey": { "file": "none" } """);
        _ward.Zone = () =>
            throw new RegistrarException(
                RegistrarFault.Configuration,
                "the key of registrar files: none does not exist",
                new SecretException("none does not exist")
            );

        Assert.StartsWith(
            "fail registrars: demo.test at files cannot be read: the key of registrar files: none does not exist",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );
    }

    [Fact]
    public async Task AWS_keys_that_only_the_unit_has_are_a_warning_with_the_command_that_sees_them()
    {
        ConfigureRoute53();
        _ward.Zone = () =>
            throw new RegistrarException(
                RegistrarFault.Configuration,
                "no AWS credentials",
                new MissingKeysException("nobody gives any", inner: null)
            );

        Assert.StartsWith(
            "warn registrars: demo.test at files was not read: this shell has no AWS credentials (nobody gives any), and the unit's environment cannot be seen from here: look as the service does: systemd-run ",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );
    }

    [Fact]
    public async Task What_AWS_says_to_another_users_keys_says_nothing_of_the_service()
    {
        ConfigureRoute53();
        Assert.StartsWith("ok registrars: ", Assert.Single(await _ward.ExamineAsync(new RegistrarExamination())));

        _ward.ServeAs(Users.Witness);
        Assert.StartsWith(
            "warn registrars: demo.test at files was read with this user's AWS credentials, which need not be those of witness, whom the service runs as: look as the service does: systemd-run ",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );

        _ward.Zone = () => throw new RegistrarException(RegistrarFault.Configuration, "AWS refuses the credentials");
        Assert.StartsWith(
            "warn registrars: demo.test at files cannot be read with this user's AWS credentials (AWS refuses the credentials)",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );
    }

    private void ConfigureRoute53(string keys = "") =>
        _ward.Configure(registrars: $$""" "files": { "type": "route53"{{keys}} } """);
}
