using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Servers;

/// <summary>OpenSSH's sshd on one host, with a host key of its own, at port 22.</summary>
public sealed class SecureShellServer : IAsyncDisposable
{
    private readonly LabHost _host;
    private ServerProcess? _process;

    private SecureShellServer(LabHost host) => _host = host;

    private string ConfigurationPath => Path.Combine(_host.Directory, "sshd_config");

    /// <summary>Makes a host key, starts sshd and waits until it listens.</summary>
    public static async Task<SecureShellServer> StartAsync(LabHost host)
    {
        // Where sshd separates privileges; Debian makes it when its own service starts, which need not have happened here.
        Directory.CreateDirectory("/run/sshd");
        var server = new SecureShellServer(host);
        var key = Path.Combine(host.Directory, "host_key");
        await Command.ReadAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key);
        await File.WriteAllTextAsync(
            server.ConfigurationPath,
            $"""
            Port 22
            HostKey {key}
            PidFile none
            UsePAM no
            AuthorizedKeysFile none
            MaxStartups 200
            LoginGraceTime 10

            """
        );
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again where it was stopped.</summary>
    public async Task StartAsync()
    {
        if (_process is null)
        {
            _process = ServerProcess.Start(
                _host.Start(DebianPrograms.Find("sshd"), "-D", "-e", "-f", ConfigurationPath)
            );
            await _process.ListensAsync(22);
        }
    }

    /// <summary>Ends it: connections are refused.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();
}
