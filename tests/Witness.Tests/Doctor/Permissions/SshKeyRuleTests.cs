using Witness.Doctor;
using Witness.Doctor.Permissions;
using Witness.Registrars.Tests.Servers;
using Witness.Registrars.ZoneFiles;

namespace Witness.Tests.Doctor.Permissions;

/// <summary>Private keys as OpenSSH's own tools take them or not, and as doctor judges them.</summary>
public sealed class SshKeyRuleTests : IDisposable
{
    private const uint Daemon = 1; // an account that every Debian has
    private readonly TemporaryDirectory _directory = new();
    private readonly string _key;

    public SshKeyRuleTests()
    {
        File.SetUnixFileMode(_directory.Path, (UnixFileMode)0b111_001_001);
        _key = _directory.File("key");
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("600", true)]
    [InlineData("400", true)]
    [InlineData("700", true)]
    [InlineData("640", false)]
    [InlineData("644", false)]
    [InlineData("660", false)]
    [InlineData("604", false)]
    public async Task A_key_of_the_services_own_is_taken_only_where_it_is_closed(string mode, bool isTaken)
    {
        await MakeKeyAsync(mode);
        var access = new ServiceAccess(Users.OwnerOf(_key) with { IsThisProcess = true }, Users.Accounts);

        var finding = SshKeyRule.ObjectionTo(_key, access);

        Assert.Equal(isTaken, await TakesAsync(user: null));
        Assert.Equal(isTaken, finding is null);
        if (finding is not null)
        {
            Assert.Equal((FindingLevel.Fail, $"chmod 600 '{_key}'"), (finding.Level, finding.Remedy));
            Assert.True(await Shell.RunAsync(finding.Remedy!) && await TakesAsync(user: null));
        }
    }

    [Theory]
    [InlineData("640", "")]
    [InlineData("440", "")]
    [InlineData("600", "chmod g+r 'KEY'")]
    [InlineData("644", "chmod o-rwx 'KEY'")]
    public async Task A_key_of_somebody_elses_has_to_be_readable_by_the_group_and_by_no_others(
        string mode,
        string remedy
    )
    {
        await MakeKeyAsync(mode);
        // OpenSSH's programs do nothing for a user who has no account.
        var access = new ServiceAccess(Users.MemberOf(_key) with { Id = Daemon, Group = Daemon }, Users.Accounts);

        var finding = SshKeyRule.ObjectionTo(_key, access);

        Assert.Equal(remedy, finding?.Remedy?.Replace(_key, "KEY", StringComparison.Ordinal) ?? "");
        if (finding is not null)
        {
            Assert.True(await Shell.RunAsync(finding.Remedy!));
        }

        Assert.Null(SshKeyRule.ObjectionTo(_key, access));
        // Only root can become that user.
        Assert.Equal(Environment.IsPrivilegedProcess, await TakesAsync(access.User));
    }

    private async Task MakeKeyAsync(string mode) =>
        Assert.True(await Shell.RunAsync($"ssh-keygen -q -t ed25519 -N '' -f '{_key}' && chmod {mode} '{_key}'"));

    /// <summary>True where OpenSSH loads the key, which it does by the same rule in all its programs.</summary>
    private Task<bool> TakesAsync(ServiceUser? user)
    {
        var load = $"ssh-keygen -y -P '' -f '{_key}'";
        return Shell.RunAsync(
            user is null
                ? load
                : $"setpriv --reuid={user.Id} --regid={user.Group} --groups={FileOwner.Of(_key).Group} {load}"
        );
    }
}
