using Witness.Configuration;

namespace Witness.Tests.Configuration;

public sealed class SecretTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-secret-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("hunter2", "hunter2")]
    [InlineData("  hunter2 \r\nsecond line\n", "hunter2")]
    public void A_file_holds_its_secret_in_the_first_line(string content, string secret) =>
        Assert.Equal(secret, Secret.InFile(Write(content)).Read());

    [Fact]
    public void A_file_is_read_each_time_so_that_a_new_key_counts_at_once()
    {
        var path = Write("old");
        var secret = Secret.InFile(path);
        Assert.Equal("old", secret.Read());

        File.WriteAllText(path, "new");

        Assert.Equal("new", secret.Read());
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.OtherExecute)]
    public void A_file_that_others_may_touch_is_refused_with_the_command_that_closes_it(UnixFileMode others)
    {
        var path = Write("hunter2", UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        Assert.Equal(
            $"{path} is open to every user of this machine; close it: chmod o-rwx '{path}'",
            WhyNot(Secret.InFile(path))
        );
    }

    [Fact]
    public void A_file_that_a_group_may_read_is_taken() =>
        Assert.Equal("hunter2", Secret.InFile(Write("hunter2", UnixFileMode.UserRead | UnixFileMode.GroupRead)).Read());

    [Fact]
    public void A_missing_file_is_told()
    {
        var path = Path.Combine(_directory.FullName, "none", "tsig.key");

        Assert.Equal($"{path} does not exist; write the secret into its first line", WhyNot(Secret.InFile(path)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \nhunter2\n")]
    public void An_empty_first_line_is_told(string content)
    {
        var path = Write(content);

        Assert.Equal($"{path} holds no secret in its first line; write it there", WhyNot(Secret.InFile(path)));
    }

    [Fact]
    public void A_directory_is_told() =>
        Assert.StartsWith(
            $"{_directory.FullName} cannot be read (",
            WhyNot(Secret.InFile(_directory.FullName)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_variable_of_the_environment_is_read() =>
        Assert.Equal("hunter2", Secret.InEnvironment("TSIG").Read(name => name == "TSIG" ? " hunter2\n" : null));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_variable_that_is_not_set_is_told(string? value) =>
        Assert.Equal(
            "environment variable TSIG is not set; set it for the daemon's user or unit",
            WhyNot(Secret.InEnvironment("TSIG"), _ => value)
        );

    [Fact]
    public void A_credential_is_a_file_of_systemds_directory()
    {
        var name = Path.GetFileName(Write("hunter2"));

        Assert.Equal(
            "hunter2",
            Secret.InCredential(name).Read(variable => variable == "CREDENTIALS_DIRECTORY" ? _directory.FullName : null)
        );
    }

    [Fact]
    public void A_credential_outside_of_systemd_is_told() =>
        Assert.Equal(
            "credential tsig is not there, for $CREDENTIALS_DIRECTORY is not set; give the unit LoadCredential=tsig:PATH",
            WhyNot(Secret.InCredential("tsig"), _ => null)
        );

    [Fact]
    public void No_secret_is_ever_printed()
    {
        Secret[] secrets =
        [
            Secret.Plain("hunter2"),
            Secret.InFile("/a"),
            Secret.InEnvironment("B"),
            Secret.InCredential("c"),
        ];

        Assert.Equal(
            ["a secret in the configuration", "file /a", "environment variable B", "credential c"],
            secrets.Select(secret => secret.ToString()),
            StringComparer.Ordinal
        );
        Assert.DoesNotContain(
            "hunter2",
            new Rfc2136Options("s", 53, "k", "hmac-sha256", secrets[0]).ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\"hunter2\"", "a secret in the configuration")]
    [InlineData("{ \"file\": \"/etc/tsig.key\" }", "file /etc/tsig.key")]
    [InlineData("{ \"file\": \"../tsig.key\" }", "file /etc/tsig.key")]
    [InlineData("{ \"env\": \"TSIG\" }", "environment variable TSIG")]
    [InlineData("{ \"credential\": \"tsig\" }", "credential tsig")]
    public void Each_way_to_write_a_secret_is_read_without_reading_the_secret(string written, string place)
    {
        var read = Reader.Good(
            $$"""
            {
              "registrars": { "bind": { "type": "rfc2136", "server": "192.0.2.53", "keyName": "witness", "key": {{written}} } },
              "checks": { "https": false },
              "nodes": [{ "name": "chitoge", "addresses": ["203.0.113.11"] }]
            }
            """
        );

        Assert.Equal(place, Assert.IsType<Rfc2136Options>(read.Registrars[0]).Key.ToString());
    }

    private static string WhyNot(Secret secret, Func<string, string?>? environment = null) =>
        Assert.Throws<SecretException>(() => secret.Read(environment)).Message;

    private string Write(string content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var path = Path.Combine(_directory.FullName, "tsig.key");
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return path;
    }
}
