using Microsoft.Win32.SafeHandles;

namespace Witness.Configuration;

/// <summary>Reads a secret out of a file that is fit to hold one.</summary>
internal static class SecretFile
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The first line, trimmed.</summary>
    /// <exception cref="SecretException">The file is missing, empty, unreadable, or open to others.</exception>
    public static string Read(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            RefuseIfOpenToOthers(file, path);
            using var text = new StreamReader(new FileStream(file, FileAccess.Read, bufferSize: 1));
            return text.ReadLine()?.Trim() is { Length: > 0 } secret
                ? secret
                : throw new SecretException($"{path} holds no secret in its first line; write it there");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SecretException($"{path} does not exist; write the secret into its first line", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SecretException($"{path} cannot be read ({e.Message}); let the daemon's user read it", e);
        }
    }

    private static void RefuseIfOpenToOthers(SafeFileHandle file, string path)
    {
        // The mode of the file that was opened, not of the name, which may be another file by now.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
        {
            throw new SecretException($"{path} is open to every user of this machine; close it: chmod o-rwx '{path}'");
        }
    }
}
