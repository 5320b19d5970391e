using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Witness.Lab.Tests.Programs;

/// <summary>Sends signals to processes, kill(2).</summary>
public static class Signals
{
    private const int NoSuchProcess = 3;

    /// <summary>Sends a signal; a process that is gone already is none of the sender's concern.</summary>
    /// <exception cref="Win32Exception">It could not be sent.</exception>
    public static void Send(int process, Signal signal)
    {
        if (Kill(process, (int)signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new Win32Exception(error, $"{signal} to {process}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
