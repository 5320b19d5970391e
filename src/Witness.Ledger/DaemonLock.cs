using System.Globalization;
using System.Text;

namespace Witness.Ledger;

/// <summary>
/// The lock beside the ledger, <c>DATABASE.lock</c>, that makes the daemon the only one. It belongs to the open file, so
/// that the kernel releases it with the process however that ends; the file itself stays and holds the pid. Whoever only
/// asks for the holder takes no lock, not even for a moment, and can so never keep a daemon from starting.
/// </summary>
public sealed class DaemonLock : IDisposable
{
    private readonly FileStream _file;

    private DaemonLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or tells who has it.</summary>
    /// <param name="database">The ledger's file.</param>
    /// <param name="pid">This process, for whoever comes second.</param>
    /// <param name="holder">The process that has it, where the answer is null; 0 where that has not said so yet.</param>
    /// <returns>The lock, held until disposed; null where another one has it.</returns>
    /// <exception cref="LedgerException">The lock's file cannot be made or opened.</exception>
    public static DaemonLock? TryTake(string database, int pid, out int holder)
    {
        LedgerFile.RequireDirectoryOf(database);
        var path = PathOf(database);
        var isNew = !File.Exists(path);
        var file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        if (!FileLock.TryTake(file.SafeFileHandle))
        {
            holder = Pid(file);
            file.Dispose();
            return null;
        }

        holder = pid;
        if (isNew)
        {
            File.SetUnixFileMode(file.SafeFileHandle, LedgerFile.Mode);
        }

        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes($"{pid}\n"));
        file.Flush();
        return new DaemonLock(file);
    }

    /// <summary>The daemon that runs on a ledger, without disturbing it.</summary>
    /// <param name="database">The ledger's file.</param>
    /// <returns>Its pid, 0 where it has not said so yet; null where none runs.</returns>
    /// <exception cref="LedgerException">This user may not read the lock's file.</exception>
    public static int? Holder(string database)
    {
        var path = PathOf(database);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = Open(path, FileMode.Open, FileAccess.Read);
        return FileLock.IsTaken(file.SafeFileHandle) ? Pid(file) : null;
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }

    private static string PathOf(string database) => database + ".lock";

    private static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        try
        {
            return new FileStream(path, mode, access, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new LedgerException(
                $"this user may not open {path}, the lock beside the ledger: run as the user or in the group that owns the ledger's directory, or correct \"database\" in the configuration",
                error
            );
        }
    }

    private static int Pid(FileStream file)
    {
        Span<byte> text = stackalloc byte[16];
        file.Position = 0;
        var read = file.Read(text);
        return int.TryParse(text[..read].TrimEnd((byte)'\n'), CultureInfo.InvariantCulture, out var pid) ? pid : 0;
    }
}
