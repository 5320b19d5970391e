using Witness.Checks.Ssh.HostKeys;
using Witness.Core.Checks;

namespace Witness.Checks.Ssh;

/// <summary>What an ssh check asks.</summary>
/// <param name="Port">The port, 1 to 65535.</param>
/// <param name="Timeout">How long one try may take.</param>
/// <param name="Mode">How far it goes. Beyond <see cref="SshMode.Banner"/>, a pinned key or known hosts are needed.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record SshSettings(
    int Port,
    TimeSpan Timeout,
    SshMode Mode = SshMode.Banner,
    CheckRole Role = CheckRole.Gate
)
{
    /// <summary>The fingerprint of the only good host key, <c>SHA256:…</c> as ssh-keygen -l prints it, or null.</summary>
    public string? HostKey { get; init; }

    /// <summary>The good host keys by name, or null. Looked up by the node's address and <see cref="KnownAs"/>.</summary>
    public KnownHosts? KnownHosts { get; init; }

    /// <summary>Names under which the node may stand in the known hosts, besides its address.</summary>
    public IReadOnlyList<string> KnownAs { get; init; } = [];

    /// <summary>Who logs in, how, and what is run; needed for <see cref="SshMode.Login"/>.</summary>
    public SshAccount? Account { get; init; }
}

/// <summary>Who logs in, how, and what is run.</summary>
/// <param name="User">The user on the node.</param>
/// <param name="KeyFile">The file with the private key, without a passphrase.</param>
/// <param name="Command">What the node's shell runs; passes where it exits with 0.</param>
public sealed record SshAccount(string User, string KeyFile, string Command = "true");
