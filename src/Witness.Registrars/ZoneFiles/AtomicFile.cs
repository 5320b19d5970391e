using System.Runtime.InteropServices;
using System.Text;

namespace Witness.Registrars.ZoneFiles;

/// <summary>Replaces files so that a reader, and a machine that loses its power, sees the old text or the new one.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces a file's text; its mode, its owner and its group stay.</summary>
    /// <param name="path">The file, which exists and is no link.</param>
    /// <param name="text">The text, one character an octet.</param>
    /// <exception cref="IOException">It cannot be written; the old text stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written, or the owner not be kept.</exception>
    public static void Replace(string path, string text)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.witness-new");
        try
        {
            File.Delete(temporary);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            using (var file = new FileStream(temporary, options))
            {
                file.Write(Encoding.Latin1.GetBytes(text));
                FileOwner.Of(path).Take(temporary);
                File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(path));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        SynchronizeDirectory(Path.GetDirectoryName(path)!);
    }

    /// <summary>The new name of a file outlives a power cut only once its directory is on the disk.</summary>
    private static void SynchronizeDirectory(string directory)
    {
        var handle = Libc.Open(directory, Libc.ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"{directory} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var synchronized = Libc.Synchronize(handle);
        var why = Marshal.GetLastPInvokeErrorMessage();
        _ = Libc.Close(handle);
        if (synchronized != 0)
        {
            throw new IOException($"{directory} cannot be made durable: {why}");
        }
    }
}
