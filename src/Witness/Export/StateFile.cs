using System.Globalization;
using Witness.Cli;
using Witness.Registrars.ZoneFiles;

namespace Witness.Export;

/// <summary>A file that another program reads at any moment, and is to find whole.</summary>
internal static class StateFile
{
    /// <summary>
    /// Makes a file hold a text: replaced whole where it held another, left alone where it holds this one. The mode, owner and
    /// group of one that is there stay; a new one has the mode that the umask gives. A link is followed.
    /// </summary>
    /// <exception cref="UsageException">It may not be written by this user, or its directory is missing.</exception>
    /// <exception cref="IOException">It cannot be written; the old text stays.</exception>
    public static void Hold(string path, string text)
    {
        try
        {
            var file = TargetOf(new FileInfo(path));
            var isThere = File.Exists(file);
            if (isThere && File.ReadAllText(file) == text)
            {
                return;
            }

            Replace(file, text, isThere);
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException(
                $"the directory of {path} does not exist: create it, or name another file with --to FILE"
            );
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UsageException(
                $"{path} may not be written by this user ({error.Message.TrimEnd('.')}): its directory has to be this user's, and the file as well"
            );
        }
    }

    private static string TargetOf(FileInfo file) =>
        file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;

    private static void Replace(string file, string text, bool isThere)
    {
        // Of this process alone: another export at the same moment must not move this one's half-written text.
        var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var temporary = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.witness-{process}");
        try
        {
            File.Delete(temporary);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
                if (isThere)
                {
                    FileOwner.Of(file).Take(temporary);
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(file));
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
