using System.Net;
using Witness.Checks.Ssh;
using Witness.Checks.Ssh.HostKeys;
using Witness.Checks.Ssh.Login;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Ssh;

/// <summary>Against a real OpenSSH server that holds a host key of each type.</summary>
public sealed class SshdTests : IAsyncLifetime
{
    private static readonly string[] Types = ["ed25519", "ecdsa", "rsa"];
    private readonly RealServer _sshd = new();
    private readonly OpenSshLogin _login = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var type in Types)
        {
            await KeygenAsync(type, $"host_{type}");
        }

        await KeygenAsync("ed25519", "user");
        await KeygenAsync("ed25519", "stranger");
        File.Copy(_sshd.PathOf("user.pub"), _sshd.PathOf("authorized_keys"));
    }

    public async ValueTask DisposeAsync()
    {
        _login.Dispose();
        await _sshd.DisposeAsync();
    }

    [Fact]
    public async Task Its_banner_passes()
    {
        await StartAsync();

        var answer = await Check(SshMode.Banner).AnswerAsync();

        Assert.Equal(CheckOutcome.Passed, answer.Outcome);
        Assert.StartsWith("SSH-2.0-OpenSSH_", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ecdsa")]
    [InlineData("rsa")]
    public async Task It_proves_the_pinned_host_key_whatever_its_type(string type)
    {
        await StartAsync();
        var pinned = Fingerprint(type);

        var answer = await Check(SshMode.HostKey, settings => settings with { HostKey = pinned }).AnswerAsync();

        Assert.Equal(CheckOutcome.Passed, answer.Outcome);
        Assert.StartsWith($"host key {pinned} (", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KexAlgorithms curve25519-sha256")]
    [InlineData("KexAlgorithms curve25519-sha256@libssh.org")]
    [InlineData("KexAlgorithms ecdh-sha2-nistp256")]
    [InlineData("HostKeyAlgorithms rsa-sha2-256")]
    [InlineData("HostKeyAlgorithms ecdsa-sha2-nistp256")]
    [InlineData("Ciphers chacha20-poly1305@openssh.com\nMACs umac-128-etm@openssh.com")]
    public async Task A_hardened_server_passes_all_the_same(string hardening)
    {
        await StartAsync(hardening);
        var known = KnownHosts.Parse("known", Types.Select(type => $"[127.0.0.1]:{_sshd.Port} {PublicKey($"host_{type}")}"));

        for (var times = 0; times < 20; times++)
        {
            var answer = await Check(SshMode.HostKey, settings => settings with { KnownHosts = known }).AnswerAsync();
            Assert.True(answer.Outcome == CheckOutcome.Passed, answer.Detail);
        }
    }

    [Theory]
    [InlineData("diffie-hellman-group14-sha256", "the server offers none of the key exchanges curve25519-sha256, curve25519-sha256@libssh.org, ecdh-sha2-nistp256")]
    public async Task A_server_with_other_key_exchanges_is_told(string methods, string detail)
    {
        await StartAsync($"KexAlgorithms {methods}");

        var answer = await Check(SshMode.HostKey, settings => settings with { HostKey = Fingerprint("rsa") }).AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task Another_host_key_fails_and_both_are_told()
    {
        await StartAsync($"HostKeyAlgorithms ssh-ed25519");
        var shown = Fingerprint("ed25519");

        var answer = await Check(SshMode.HostKey, settings => settings with { HostKey = Fingerprint("rsa") }).AnswerAsync();

        Assert.Equal((CheckOutcome.Failed, $"host key is {shown} (ssh-ed25519), expected {Fingerprint("rsa")}"), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task A_revoked_host_key_fails()
    {
        await StartAsync();
        string[] lines = [$"* {PublicKey("host_ed25519")}", $"@revoked * {PublicKey("host_ed25519")}"];

        var answer = await Check(SshMode.HostKey, settings => settings with { KnownHosts = KnownHosts.Parse("known", lines) }).AnswerAsync();

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.EndsWith("is revoked", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ed25519", "user", "true", CheckOutcome.Passed, "logged in, 'true' exited with 0")]
    [InlineData("rsa", "user", "exit 3", CheckOutcome.Failed, "'exit 3' exited with 3")]
    [InlineData("ecdsa", "user", "echo no disk >&2; exit 1", CheckOutcome.Failed, "'echo no disk >&2; exit 1' exited with 1: no disk")]
    [InlineData("ed25519", "user", "head -c 10000000 /dev/zero", CheckOutcome.Passed, "logged in, 'head -c 10000000 /dev/zero' exited with 0")]
    public async Task A_login_is_judged_by_its_command(string type, string key, string command, CheckOutcome outcome, string detail)
    {
        await StartAsync();

        var answer = await LogInAsync(type, _sshd.PathOf(key), command);

        Assert.Equal((outcome, detail), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_fails()
    {
        await StartAsync();

        var answer = await LogInAsync("ed25519", _sshd.PathOf("stranger"), "true");

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.Contains("Permission denied (publickey)", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_to_a_server_with_another_host_key_is_not_tried()
    {
        await StartAsync("HostKeyAlgorithms ssh-ed25519");

        var answer = await LogInAsync("rsa", _sshd.PathOf("user"), "true");

        Assert.StartsWith("host key is ", answer.Detail, StringComparison.Ordinal);
        Assert.Equal("key exchange", answer.Evidence!.Phase);
    }

    [Fact]
    public async Task A_key_file_that_is_missing_or_open_to_all_is_this_machines_fault()
    {
        await StartAsync();
        File.Copy(_sshd.PathOf("user"), _sshd.PathOf("open"));
        File.SetUnixFileMode(_sshd.PathOf("open"), (UnixFileMode)0b110_100_100);

        var missing = await LogInAsync("ed25519", _sshd.PathOf("nowhere"), "true");
        var open = await LogInAsync("ed25519", _sshd.PathOf("open"), "true");

        Assert.Equal((CheckOutcome.Unknown, CheckOutcome.Unknown), (missing.Outcome, open.Outcome));
        Assert.Contains("nowhere", missing.Detail, StringComparison.Ordinal);
        Assert.Contains("UNPROTECTED PRIVATE KEY FILE", open.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_client_nothing_is_learnt_of_the_node()
    {
        await StartAsync();
        using var login = new OpenSshLogin(program: "no-such-ssh");
        var settings = LoginSettings("ed25519", _sshd.PathOf("user"), "true");

        var answer = await new SshCheck(settings, IPAddress.Loopback, login, TimeProvider.System).AnswerAsync();

        Assert.Equal((CheckOutcome.Unknown, "this machine has no program 'no-such-ssh': install openssh-client"), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task A_command_that_hangs_is_killed_at_the_deadline()
    {
        await StartAsync();
        var time = new FakeTime();
        var settings = LoginSettings("ed25519", _sshd.PathOf("user"), $"touch {_sshd.PathOf("running")}; sleep 3600");
        var check = new SshCheck(settings, IPAddress.Loopback, _login, time);

        var answer = await check.AnswerAfterDeadlineAsync(time, ExistsAsync(_sshd.PathOf("running")));

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

    private Task<CheckAnswer> LogInAsync(string hostKey, string userKey, string command) =>
        Check(SshMode.Login, _ => LoginSettings(hostKey, userKey, command)).AnswerAsync();

    private SshSettings LoginSettings(string hostKey, string userKey, string command) =>
        new(_sshd.Port, TimeSpan.FromSeconds(10), SshMode.Login)
        {
            HostKey = Fingerprint(hostKey),
            Account = new(Environment.UserName, userKey, command),
        };

    private SshCheck Check(SshMode mode, Func<SshSettings, SshSettings>? change = null)
    {
        var settings = new SshSettings(_sshd.Port, TimeSpan.FromSeconds(10), mode);
        return new(change?.Invoke(settings) ?? settings, IPAddress.Loopback, _login, TimeProvider.System);
    }

    private string PublicKey(string name) => File.ReadAllText(_sshd.PathOf($"{name}.pub")).Trim();

    private string Fingerprint(string type) => new HostKey(Convert.FromBase64String(PublicKey($"host_{type}").Split(' ')[1])).Fingerprint;

    private Task KeygenAsync(string type, string file) =>
        _sshd.RunAsync("ssh-keygen", "openssh-client", "-q", "-t", type, "-N", "", "-f", _sshd.PathOf(file));

    private async Task StartAsync(string hardening = "")
    {
        // Where sshd's privilege separation lives; Debian's unit makes it (RuntimeDirectory=sshd).
        Directory.CreateDirectory("/run/sshd");
        var configuration = _sshd.Write(
            "sshd_config",
            $"""
            ListenAddress 127.0.0.1:{_sshd.Port}
            {string.Join('\n', Types.Select(type => $"HostKey {_sshd.PathOf($"host_{type}")}"))}
            AuthorizedKeysFile {_sshd.PathOf("authorized_keys")}
            PidFile none
            StrictModes no
            UsePAM no
            MaxStartups 100
            {hardening}
            """
        );
        await _sshd.StartAsync("/usr/sbin/sshd", "openssh-server", "-D", "-e", "-f", configuration);
    }
}
