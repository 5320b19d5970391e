using System.Net;
using Witness.Checks.Ssh.HostKeys;
using Witness.Core.Checks;

namespace Witness.Checks.Ssh.Login;

/// <summary>
/// Logs in to an SSH server and runs a command: the wall between the check and whoever speaks the rest of the protocol.
/// Ends by itself when the deadline's token is cancelled and leaves nothing running; may be called by several at once.
/// </summary>
public interface ISshLogin
{
    /// <summary>Logs in once.</summary>
    /// <param name="request">Where, and as whom.</param>
    /// <param name="deadline">The time of the try that this is the end of.</param>
    /// <returns>
    /// Passed where the command exited with 0; unknown where this machine cannot log in anywhere: no client, no key.
    /// </returns>
    /// <exception cref="OperationCanceledException">The deadline's token was cancelled.</exception>
    Task<CheckAnswer> LogInAsync(SshLoginRequest request, Deadline deadline);
}

/// <summary>Where to log in, and as whom.</summary>
/// <param name="Target">Where.</param>
/// <param name="HostKey">The only host key to accept: the node has just proved that it holds it.</param>
/// <param name="Account">As whom, and what to run.</param>
public sealed record SshLoginRequest(IPEndPoint Target, HostKey HostKey, SshAccount Account);
