using System.Globalization;
using Witness.Checks.Ssh.HostKeys;

namespace Witness.Checks.Ssh.Login;

/// <summary>The command line of ssh(1): nothing of the user's or the system's configuration (ssh_config(5)) has a say.</summary>
internal static class OpenSshArguments
{
    /// <summary>The name under which the one good key stands in the known_hosts file.</summary>
    public const string HostAlias = "node";

    /// <summary>The arguments, one a string; no shell of this machine reads them.</summary>
    /// <param name="request">Where to log in, and as whom.</param>
    /// <param name="knownHosts">A file with the one good key.</param>
    /// <param name="limit">How long the connection may take.</param>
    public static IReadOnlyList<string> For(SshLoginRequest request, string knownHosts, TimeSpan limit)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(limit.TotalSeconds));
        string[] options =
        [
            "BatchMode=yes",
            $"ConnectTimeout={seconds}",
            "ConnectionAttempts=1",
            $"UserKnownHostsFile=\"{knownHosts}\"",
            "GlobalKnownHostsFile=/dev/null",
            "StrictHostKeyChecking=yes",
            "UpdateHostKeys=no",
            $"HostKeyAlias={HostAlias}",
            $"HostKeyAlgorithms={string.Join(',', HostKeyType.AlgorithmsOf(request.HostKey.Type))}",
            "PreferredAuthentications=publickey",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "ClearAllForwardings=yes",
            "LogLevel=ERROR",
        ];
        return
        [
            "-F",
            "none",
            "-T",
            .. options.SelectMany(option => new[] { "-o", option }),
            "-i",
            request.Account.KeyFile,
            "-l",
            request.Account.User,
            "-p",
            request.Target.Port.ToString(CultureInfo.InvariantCulture),
            "--",
            request.Target.Address.ToString(),
            request.Account.Command,
        ];
    }
}
