using System.Runtime.InteropServices;

namespace Witness.Registrars.ZoneFiles;

/// <summary>What the system can do and .NET does not offer: a file's owner, and a directory made durable.</summary>
internal static class Libc
{
    /// <summary><c>AT_FDCWD</c>: a relative path is relative to the working directory.</summary>
    public const int WorkingDirectory = -100;

    /// <summary><c>STATX_UID | STATX_GID</c>.</summary>
    public const uint OwnerAndGroup = 0x08 | 0x10;

    /// <summary><c>O_RDONLY | O_CLOEXEC</c>.</summary>
    public const int ReadOnly = 0x80000;

    /// <summary>statx(2).</summary>
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int StatX(
        int directory,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        [Out] byte[] result
    );

    /// <summary>chown(2).</summary>
    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    /// <summary>open(2).</summary>
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    /// <summary>fsync(2).</summary>
    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Synchronize(int file);

    /// <summary>close(2).</summary>
    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Close(int file);
}
