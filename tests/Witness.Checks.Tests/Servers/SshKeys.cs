using Witness.Checks.Ssh.HostKeys;

namespace Witness.Checks.Tests.Servers;

/// <summary>Keys of a server and of users, made once for a class of tests.</summary>
public sealed class SshKeys : IAsyncLifetime
{
    private readonly RealServer _directory = new();

    /// <summary>The types of host keys that the server holds.</summary>
    public static IReadOnlyList<string> HostTypes { get; } = ["ed25519", "ecdsa", "rsa"];

    public async ValueTask InitializeAsync()
    {
        foreach (var type in HostTypes)
        {
            await KeygenAsync(type, type == "rsa" ? "2048" : "256", $"host_{type}");
        }

        await KeygenAsync("ed25519", "256", "user");
        await KeygenAsync("ed25519", "256", "stranger");
        File.Copy(PathOf("user"), PathOf("open"));
        File.SetUnixFileMode(PathOf("open"), UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    public string PathOf(string file) => _directory.PathOf(file);

    /// <summary>Type and key as in a known_hosts file.</summary>
    public string HostKey(string type) => File.ReadAllText(PathOf($"host_{type}.pub")).Trim();

    public string Fingerprint(string type) =>
        new HostKey(Convert.FromBase64String(HostKey(type).Split(' ')[1])).Fingerprint;

    private Task KeygenAsync(string type, string bits, string file) =>
        _directory.RunAsync("ssh-keygen", "openssh-client", "-q", "-t", type, "-b", bits, "-N", "", "-f", PathOf(file));
}
