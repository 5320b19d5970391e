using System.Text;
using Witness.Core.Dns;

namespace Witness.Registrars.ZoneFiles;

/// <summary>Finds and reads the files of zones.</summary>
internal sealed class ZoneFilePaths(ZoneFileSettings settings)
{
    private const int LongestFile = 256 * 1024 * 1024;

    /// <summary>The path of a zone's own file, links resolved: a link is to stay one when its file is replaced.</summary>
    /// <exception cref="RegistrarException">There is no such file, or it is not one that may be edited.</exception>
    public string FileOf(DomainName zone)
    {
        var path = Path.GetFullPath(
            settings.Files.GetValueOrDefault(zone, zone.Text),
            Path.GetFullPath(settings.Directory)
        );
        if (!File.Exists(path))
        {
            throw Misconfigured($"there is no file {path} of zone {zone}: correct its path, or the directory's");
        }

        var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        return File.Exists(path + ".jnl") || File.Exists(file + ".jnl")
            ? throw Misconfigured(
                $"{path} has a journal ({Path.GetFileName(path)}.jnl), so its server writes it by itself: use a registrar of type rfc2136 for zone {zone}"
            )
            : file;
    }

    /// <summary>Reads the zone's file and all that it includes.</summary>
    /// <exception cref="RegistrarException">A file cannot be read, or is no zone.</exception>
    public ZoneText Read(DomainName zone, string file) =>
        ZoneText.Read(
            zone,
            file,
            Text(file),
            included => Text(Path.GetFullPath(included, Path.GetFullPath(settings.Directory)))
        );

    private static string Text(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LongestFile
                ? File.ReadAllText(path, Encoding.Latin1)
                : throw Misconfigured($"{path} is longer than {LongestFile} octets");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RegistrarException(
                RegistrarFault.Configuration,
                $"{path} cannot be read: {error.Message}",
                error
            );
        }
    }

    private static RegistrarException Misconfigured(string message) => new(RegistrarFault.Configuration, message);
}
