namespace Witness.Checks.Tests.Servers;

/// <summary>A real OpenSSH server that holds a host key of each type and lets one user's key in.</summary>
internal static class Sshd
{
    public static async Task<RealServer> StartAsync(SshKeys keys, string hardening = "")
    {
        // Where sshd's privilege separation lives; Debian's unit makes it (RuntimeDirectory=sshd).
        Directory.CreateDirectory("/run/sshd");
        var sshd = new RealServer();
        var configuration = sshd.Write(
            "sshd_config",
            $"""
            ListenAddress 127.0.0.1:{sshd.Port}
            {string.Join('\n', SshKeys.HostTypes.Select(type => $"HostKey {keys.PathOf($"host_{type}")}"))}
            AuthorizedKeysFile {keys.PathOf("user.pub")}
            PidFile none
            StrictModes no
            UsePAM no
            MaxStartups 100
            {hardening}
            """
        );
        await sshd.StartAsync("/usr/sbin/sshd", "openssh-server", "-D", "-e", "-f", configuration);
        return sshd;
    }
}
