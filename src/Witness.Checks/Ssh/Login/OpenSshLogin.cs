using System.ComponentModel;
using Witness.Core;
using Witness.Core.Checks;

namespace Witness.Checks.Ssh.Login;

/// <summary>
/// Logs in by the OpenSSH client, a process for each login, few at a time: one costs some 60 ms of a core. Killed with all
/// its children when the time is up.
/// </summary>
/// <param name="atOnce">How many may run at once.</param>
/// <param name="program">The program, found by PATH.</param>
public sealed class OpenSshLogin(int atOnce = 4, string program = "ssh") : ISshLogin, IDisposable
{
    private readonly SemaphoreSlim _places = new(atOnce, atOnce);

    /// <inheritdoc />
    public async Task<CheckAnswer> LogInAsync(SshLoginRequest request, Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(deadline);
        var before = deadline.Elapsed;
        try
        {
            await _places.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.Expired)
        {
            return Busy(deadline.Elapsed - before, deadline);
        }

        var waited = deadline.Elapsed - before;
        try
        {
            return await RunAsync(request, deadline);
        }
        catch (OperationCanceledException) when (deadline.Expired && waited > deadline.Limit / 2)
        {
            return Busy(waited, deadline);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private async Task<CheckAnswer> RunAsync(SshLoginRequest request, Deadline deadline)
    {
        try
        {
            RequireReadable(request.Account.KeyFile);
            using var knownHosts = new KnownHostsOfOne(request.HostKey);
            var arguments = OpenSshArguments.For(request, knownHosts.Path, deadline.Left);
            var end = await BoundedProcess.RunAsync(program, arguments, deadline.Token);
            return OpenSshVerdict.Of(end.ExitCode, end.Errors, request.Account.Command);
        }
        catch (Win32Exception fault) when (fault.NativeErrorCode == BoundedProcess.NoSuchFile)
        {
            return CheckAnswer.Unknown($"this machine has no program '{program}': install openssh-client");
        }
        catch (Win32Exception fault)
        {
            return CheckAnswer.Unknown($"this machine cannot start '{program}': {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return CheckAnswer.Unknown($"this machine cannot prepare the login: {fault.Message}");
        }
    }

    /// <summary>ssh would only warn of a key that it cannot read, and then be refused: the node would get the blame.</summary>
    private static void RequireReadable(string keyFile)
    {
        using var key = File.OpenRead(keyFile);
    }

    private static CheckAnswer Busy(TimeSpan waited, Deadline deadline) =>
        CheckAnswer.Unknown(
            $"this machine was too busy: the login waited for {Phrase.Of(waited)} of its {deadline.Words} for others to end"
        );
}
