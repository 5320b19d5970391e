using System.Net;
using Witness.Checks.Ssh;
using Witness.Checks.Ssh.Login;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Ssh;

/// <summary>Logins by the OpenSSH client to a real OpenSSH server.</summary>
public sealed class SshLoginTests(SshKeys keys) : IClassFixture<SshKeys>, IAsyncLifetime
{
    private RealServer _sshd = null!;

    public async ValueTask InitializeAsync() => _sshd = await Sshd.StartAsync(keys);

    public ValueTask DisposeAsync() => _sshd.DisposeAsync();

    [Theory]
    [InlineData("ed25519", "true", CheckOutcome.Passed, "logged in, 'true' exited with 0")]
    [InlineData("rsa", "exit 3", CheckOutcome.Failed, "'exit 3' exited with 3")]
    [InlineData(
        "ecdsa",
        "echo no disk >&2; exit 1",
        CheckOutcome.Failed,
        "'echo no disk >&2; exit 1' exited with 1: no disk"
    )]
    [InlineData(
        "ed25519",
        "head -c 10000000 /dev/zero",
        CheckOutcome.Passed,
        "logged in, 'head -c 10000000 /dev/zero' exited with 0"
    )]
    public async Task A_login_is_judged_by_its_command(
        string hostKey,
        string command,
        CheckOutcome outcome,
        string detail
    )
    {
        var answer = await Check(hostKey, "user", command).AnswerAsync();

        Assert.Equal((outcome, detail), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_fails()
    {
        var answer = await Check("ed25519", "stranger", "true").AnswerAsync();

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.Contains("Permission denied (publickey", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_another_host_key_is_not_logged_in_to()
    {
        await using var other = await Sshd.StartAsync(keys, "HostKeyAlgorithms ssh-ed25519");
        var settings = Settings("rsa", "user", "true") with { Port = other.Port };

        var answer = await Check(settings).AnswerAsync();

        Assert.StartsWith("host key is ", answer.Detail, StringComparison.Ordinal);
        Assert.False(answer.Evidence!.Phase == "login");
    }

    [Theory]
    [InlineData("nowhere", "nowhere")]
    [InlineData("open", "UNPROTECTED PRIVATE KEY FILE")]
    public async Task A_key_file_that_is_missing_or_open_to_all_is_this_machines_fault(string key, string named)
    {
        var answer = await Check("ed25519", key, "true").AnswerAsync();

        Assert.Equal(CheckOutcome.Unknown, answer.Outcome);
        Assert.Contains(named, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_client_nothing_is_learnt_of_the_node()
    {
        using var login = new OpenSshLogin(program: "no-such-ssh");

        var answer = await Check(Settings("ed25519", "user", "true"), login: login).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Unknown, "this machine has no program 'no-such-ssh': install openssh-client"),
            (answer.Outcome, answer.Detail)
        );
    }

    [Fact]
    public async Task A_command_that_hangs_is_killed_at_the_deadline()
    {
        var time = new FakeTime();
        var running = _sshd.PathOf("running");
        var check = Check(
            Settings("ed25519", "user", $"touch {running}; while test -e {running}; do sleep 0.1; done"),
            time
        );

        var answer = await check.AnswerAfterDeadlineAsync(time, ExistsAsync(running));

        Assert.Equal((CheckOutcome.Failed, "the login did not end within 10 s"), (answer.Outcome, answer.Detail));
        Assert.Equal("login", answer.Evidence!.Phase);
    }

    private static async Task ExistsAsync(string file)
    {
        while (!File.Exists(file))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private SshCheck Check(string hostKey, string userKey, string command) =>
        Check(Settings(hostKey, userKey, command));

    private static SshCheck Check(SshSettings settings, TimeProvider? time = null, ISshLogin? login = null) =>
        new(settings, IPAddress.Loopback, login ?? new OpenSshLogin(), time ?? TimeProvider.System);

    private SshSettings Settings(string hostKey, string userKey, string command) =>
        new(_sshd.Port, TimeSpan.FromSeconds(10), SshMode.Login)
        {
            HostKey = keys.Fingerprint(hostKey),
            Account = new(Environment.UserName, keys.PathOf(userKey), command),
        };
}
