using Witness.Checks.Ssh;
using Witness.Core.Checks;

namespace Witness.Configuration;

/// <summary>The SSH check.</summary>
/// <param name="Port">The port, 1 to 65535.</param>
/// <param name="Mode">How far it goes.</param>
/// <param name="Timeout">How long one try may take.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record SshOptions(int Port, SshMode Mode, TimeSpan Timeout, CheckRole Role)
{
    /// <summary>
    /// The pinned host key's fingerprint, <c>SHA256:</c> and 43 characters of base64. Unless <see cref="Mode"/> is
    /// <see cref="SshMode.Banner"/>, exactly one of this and <see cref="KnownHostsPath"/> is given.
    /// </summary>
    public string? HostKey { get; init; }

    /// <summary>The known_hosts file (sshd(8)) that holds the pinned host key.</summary>
    public string? KnownHostsPath { get; init; }

    /// <summary>Who logs in; never null where <see cref="Mode"/> is <see cref="SshMode.Login"/>.</summary>
    public string? User { get; init; }

    /// <summary>The private key's file; never null where <see cref="Mode"/> is <see cref="SshMode.Login"/>.</summary>
    public string? KeyPath { get; init; }

    /// <summary>What <see cref="SshMode.Login"/> runs; it must exit 0.</summary>
    public required string Command { get; init; }
}
