using System.Runtime.InteropServices;

namespace Witness.Lab.Tests.Programs;

/// <summary>Sends signals to processes, kill(2).</summary>
public static class Signals
{
    /// <summary>Sends a signal; a process that is gone already is none of the sender's concern.</summary>
    public static void Send(int process, Signal signal) => _ = Kill(process, (int)signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
