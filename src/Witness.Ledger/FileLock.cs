using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Witness.Ledger;

/// <summary>
/// Locks that belong to an open file and not to a process (fcntl(2), open file description locks). .NET's own file
/// sharing cannot be asked without being taken, and an environment variable switches it off.
/// </summary>
internal static partial class FileLock
{
    private const int GetLock = 36; // F_OFD_GETLK
    private const int SetLock = 37; // F_OFD_SETLK
    private const short WriteLock = 1; // F_WRLCK
    private const short NoLock = 2; // F_UNLCK
    private const int AccessDenied = 13; // EACCES
    private const int Again = 11; // EAGAIN

    /// <summary>Takes the whole file for this handle alone; false where another handle has it.</summary>
    public static bool TryTake(SafeFileHandle file)
    {
        var request = new Range { Type = WriteLock };
        if (Control(file, SetLock, ref request) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error is AccessDenied or Again ? false : throw new Win32Exception(error);
    }

    /// <summary>True where another handle has the file. Takes nothing.</summary>
    public static bool IsTaken(SafeFileHandle file)
    {
        var request = new Range { Type = WriteLock };
        return Control(file, GetLock, ref request) == 0
            ? request.Type != NoLock
            : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, ref Range range);

    /// <summary>struct flock of 64-bit Linux; all zero but the type means the whole file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Range
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Pid;
    }
}
