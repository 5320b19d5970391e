using Witness.Cli;

namespace Witness.Setup;

/// <summary>Puts a configuration into its place.</summary>
internal static class ConfigurationWriter
{
    /// <summary>The owner writes, the group reads: that of the directory, where it has the setgid bit.</summary>
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    /// <summary>Writes a file whole, or leaves everything as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="overwrite">True where one that is there may go.</param>
    /// <exception cref="UsageException">It may not be written, its directory is missing, or there is one already.</exception>
    public static void Write(string path, string text, bool overwrite)
    {
        var temporary = $"{path}.witness-new";
        try
        {
            File.Delete(temporary);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = Mode,
            };
            using (var file = new StreamWriter(temporary, options))
            {
                file.Write(text);
            }

            File.SetUnixFileMode(temporary, Mode); // whatever the umask
            File.Move(temporary, path, overwrite);
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException(
                $"the directory {Path.GetDirectoryName(Path.GetFullPath(path))} does not exist: create it, or name another file with --output PATH"
            );
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{path} may not be written by this user: run witness init as root (sudo), or name another file with --output PATH"
            );
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            throw Present(path);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>There is one already.</summary>
    public static UsageException Present(string path) =>
        new($"{path} is there already: --force writes it anew, --output PATH writes another");
}
