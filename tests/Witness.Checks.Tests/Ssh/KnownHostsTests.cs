using Witness.Checks.Ssh.HostKeys;

namespace Witness.Checks.Tests.Ssh;

public sealed class KnownHostsTests
{
    [Theory]
    [InlineData("example.com ssh-ed25519 K", "example.com", 22, true)]
    [InlineData("EXAMPLE.com ssh-ed25519 K comment", "Example.COM", 22, true)]
    [InlineData("example.com ssh-ed25519 K", "example.com", 2222, false)]
    [InlineData("[example.com]:2222 ssh-ed25519 K", "example.com", 2222, true)]
    [InlineData("[example.com]:2222 ssh-ed25519 K", "example.com", 22, false)]
    [InlineData("other,203.0.113.11 ssh-ed25519 K", "203.0.113.11", 22, true)]
    [InlineData("*.example.com ssh-ed25519 K", "a.example.com", 22, true)]
    [InlineData("*.example.com,!a.example.com ssh-ed25519 K", "a.example.com", 22, false)]
    [InlineData("node? ssh-ed25519 K", "node1", 22, true)]
    [InlineData("node. ssh-ed25519 K", "node1", 22, false)]
    [InlineData("[2001:db8::11]:2222 ssh-ed25519 K", "2001:db8::11", 2222, true)]
    [InlineData("# example.com ssh-ed25519 K", "example.com", 22, false)]
    [InlineData("@cert-authority example.com ssh-ed25519 K", "example.com", 22, false)]
    [InlineData("@revoked example.com ssh-ed25519 K", "example.com", 22, true)]
    [InlineData("example.com", "example.com", 22, false)]
    [InlineData("|1|not base64|x ssh-ed25519 K", "example.com", 22, false)]
    [InlineData("|1|XuexxwLiuJYyzGBmxfwlTJbCV6s=|HASH ssh-ed25519 K", "example.com", 22, false)]
    public void A_line_is_found_by_the_names_it_is_about(string line, string name, int port, bool found)
    {
        Assert.Equal(found, KnownHosts.Parse("known", [line]).Of([name], port).Count == 1);
    }

    [Theory]
    [InlineData("example.com", 22)]
    [InlineData("203.0.113.11", 2222)]
    public async Task A_hashed_line_is_found_as_ssh_keygen_hashes_it(string name, int port)
    {
        await using var directory = new Servers.RealServer();
        var file = directory.Write(
            "known",
            $"{KnownHosts.NameOf(name, port)} ssh-ed25519 {Convert.ToBase64String(Servers.SshPackets.Ed25519(1))}\n"
        );
        await directory.RunAsync("ssh-keygen", "openssh-client", "-q", "-H", "-f", file);
        Assert.StartsWith(
            "|1|",
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        var known = KnownHosts.FromFile(file);

        Assert.Single(known.Of([name], port));
        Assert.Empty(known.Of(["elsewhere.example"], port));
    }
}
