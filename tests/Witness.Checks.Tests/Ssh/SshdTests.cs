using System.Net;
using Witness.Checks.Ssh;
using Witness.Checks.Ssh.HostKeys;
using Witness.Checks.Ssh.Login;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Ssh;

/// <summary>Against a real OpenSSH server: its banner and its host keys.</summary>
public sealed class SshdTests(SshKeys keys) : IClassFixture<SshKeys>
{
    [Fact]
    public async Task Its_banner_passes()
    {
        await using var sshd = await Sshd.StartAsync(keys);

        var answer = await Check(sshd, SshMode.Banner).AnswerAsync();

        Assert.Equal(CheckOutcome.Passed, answer.Outcome);
        Assert.StartsWith("SSH-2.0-OpenSSH_", answer.Detail, StringComparison.Ordinal);
        Assert.NotNull(answer.Evidence!.Connect);
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ecdsa")]
    [InlineData("rsa")]
    public async Task It_proves_the_pinned_host_key_whatever_its_type(string type)
    {
        await using var sshd = await Sshd.StartAsync(keys);
        var pinned = keys.Fingerprint(type);

        var answer = await Check(sshd, SshMode.HostKey, settings => settings with { HostKey = pinned }).AnswerAsync();

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
        await using var sshd = await Sshd.StartAsync(keys, hardening);
        var known = KnownHosts.Parse(
            "known",
            SshKeys.HostTypes.Select(type => $"[127.0.0.1]:{sshd.Port} {keys.HostKey(type)}")
        );
        var check = Check(sshd, SshMode.HostKey, settings => settings with { KnownHosts = known });

        // Many times: numbers that begin with a zero bit or byte come up once in a few dozen.
        for (var times = 0; times < 20; times++)
        {
            var answer = await check.AnswerAsync();
            Assert.True(answer.Outcome == CheckOutcome.Passed, answer.Detail);
        }
    }

    [Fact]
    public async Task A_server_with_other_key_exchanges_is_told()
    {
        await using var sshd = await Sshd.StartAsync(keys, "KexAlgorithms diffie-hellman-group14-sha256");

        var answer = await Check(sshd, SshMode.HostKey, settings => settings with { HostKey = keys.Fingerprint("rsa") })
            .AnswerAsync();

        Assert.Equal(
            (
                CheckOutcome.Failed,
                "the server offers none of the key exchanges curve25519-sha256, curve25519-sha256@libssh.org, ecdh-sha2-nistp256"
            ),
            (answer.Outcome, answer.Detail)
        );
    }

    [Fact]
    public async Task Another_host_key_fails_and_both_are_told()
    {
        await using var sshd = await Sshd.StartAsync(keys, "HostKeyAlgorithms ssh-ed25519");
        var (shown, pinned) = (keys.Fingerprint("ed25519"), keys.Fingerprint("rsa"));

        var answer = await Check(sshd, SshMode.HostKey, settings => settings with { HostKey = pinned }).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Failed, $"host key is {shown} (ssh-ed25519), expected {pinned}"),
            (answer.Outcome, answer.Detail)
        );
    }

    [Fact]
    public async Task A_revoked_host_key_fails()
    {
        await using var sshd = await Sshd.StartAsync(keys);
        string[] lines = [$"* {keys.HostKey("ed25519")}", $"@revoked * {keys.HostKey("ed25519")}"];
        var known = KnownHosts.Parse("known", lines);

        var answer = await Check(sshd, SshMode.HostKey, settings => settings with { KnownHosts = known }).AnswerAsync();

        Assert.Equal(
            (CheckOutcome.Failed, $"host key {keys.Fingerprint("ed25519")} (ssh-ed25519) is revoked"),
            (answer.Outcome, answer.Detail)
        );
    }

    [Fact]
    public async Task A_host_that_is_not_known_is_no_fault_of_the_node()
    {
        await using var node = new NodeServer((server, _) => server.StallAsync());
        var known = KnownHosts.Parse("known", [$"elsewhere {keys.HostKey("ed25519")}"]);
        var settings = new SshSettings(node.Port, TimeSpan.FromSeconds(10), SshMode.HostKey) { KnownHosts = known };
        using var login = new OpenSshLogin();

        var answer = await new SshCheck(settings, IPAddress.Loopback, login, TimeProvider.System).AnswerAsync();

        Assert.Equal(CheckOutcome.Unknown, answer.Outcome);
        Assert.StartsWith(
            $"known holds no host key for [127.0.0.1]:{node.Port} ",
            answer.Detail,
            StringComparison.Ordinal
        );
    }

    private static SshCheck Check(RealServer sshd, SshMode mode, Func<SshSettings, SshSettings>? change = null)
    {
        var settings = new SshSettings(sshd.Port, TimeSpan.FromSeconds(10), mode);
        return new(change?.Invoke(settings) ?? settings, IPAddress.Loopback, new OpenSshLogin(), TimeProvider.System);
    }
}
