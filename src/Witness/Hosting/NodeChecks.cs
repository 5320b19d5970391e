using System.Net;
using System.Security.Cryptography;
using Witness.Checks.Https;
using Witness.Checks.Ping;
using Witness.Checks.Ssh;
using Witness.Checks.Ssh.HostKeys;
using Witness.Checks.Ssh.Login;
using Witness.Checks.Tcp;
using Witness.Configuration;
using Witness.Core.Checks;

namespace Witness.Hosting;

/// <summary>Makes the checks of nodes from their configuration, with what they all share: the ICMP sockets, the CAs.</summary>
internal sealed class NodeChecks : IDisposable
{
    private readonly Dictionary<string, CertificateTrust> _trusts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownHosts> _knownHosts = new(StringComparer.Ordinal);
    private readonly OpenSshLogin _login = new();
    private readonly TimeProvider _time;

    /// <summary>Opens the ICMP sockets.</summary>
    public NodeChecks(TimeProvider time)
    {
        _time = time;
        Icmp = new Icmp(time);
    }

    /// <summary>The ICMP sockets of this process.</summary>
    public Icmp Icmp { get; }

    /// <summary>Every check of every address of a node.</summary>
    /// <exception cref="HostingException">A file that the configuration names cannot be used.</exception>
    public IReadOnlyList<ICheck> Of(NodeOptions node) => [.. node.Addresses.SelectMany(address => Of(node, address))];

    /// <inheritdoc />
    public void Dispose()
    {
        Icmp.Dispose();
        _login.Dispose();
    }

    private IEnumerable<ICheck> Of(NodeOptions node, IPAddress address)
    {
        if (node.Checks.Https is { } https)
        {
            yield return new HttpsCheck(SettingsOf(https), address, _time);
        }

        if (node.Checks.Ping is { } ping)
        {
            yield return new PingCheck(new PingSettings(ping.Timeout, ping.Count, ping.Role), address, Icmp, _time);
        }

        if (node.Checks.Ssh is { } ssh)
        {
            yield return new SshCheck(SettingsOf(ssh, node.Name), address, _login, _time);
        }

        if (node.Checks.Tcp is { } tcp)
        {
            yield return new TcpCheck(new TcpSettings(tcp.Port, tcp.Timeout, tcp.Role), address, _time);
        }
    }

    private HttpsSettings SettingsOf(HttpsOptions https) =>
        new(https.Url, https.Status, https.Timeout, https.Role)
        {
            Contains = https.Contains,
            Identity = https.Identity is { } identity ? new NodeIdentity(identity.Header, identity.Value) : null,
            Trust = https.CaPath is { } path
                ? Shared(_trusts, path, CertificateTrust.FromFile)
                : CertificateTrust.System,
        };

    private SshSettings SettingsOf(SshOptions ssh, string node) =>
        new(ssh.Port, ssh.Timeout, ssh.Mode, ssh.Role)
        {
            HostKey = ssh.HostKey,
            KnownHosts = ssh.KnownHostsPath is { } path ? Shared(_knownHosts, path, KnownHosts.FromFile) : null,
            KnownAs = [node],
            Account = ssh is { User: { } user, KeyPath: { } key } ? new SshAccount(user, key, ssh.Command) : null,
        };

    private static T Shared<T>(Dictionary<string, T> known, string path, Func<string, T> read)
    {
        if (known.TryGetValue(path, out var value))
        {
            return value;
        }

        try
        {
            return known[path] = read(path);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or CryptographicException or FormatException)
        {
            var why = File.Exists(path) ? error.Message.TrimEnd('.') : "there is no such file";
            throw new HostingException(
                $"{path}: {why}: correct the path in the configuration, or let this user read the file",
                error
            );
        }
    }
}
