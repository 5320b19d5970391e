using Witness.Core.Dns;

namespace Witness.Registrars.ZoneFiles;

/// <summary>Master files of a name server that reads them again when told to.</summary>
/// <param name="Directory">Where the files are; a zone's file has the zone's name. <c>$INCLUDE</c> is relative to it.</param>
public sealed record ZoneFileSettings(string Directory)
{
    /// <summary>The files of zones that are named otherwise; a relative path is relative to the directory.</summary>
    public IReadOnlyDictionary<DomainName, string> Files { get; init; } = new Dictionary<DomainName, string>();

    /// <summary>
    /// The program that makes the server read the files again, and its arguments, such as <c>rndc reload</c>; null where
    /// nothing need be done.
    /// </summary>
    public IReadOnlyList<string>? Reload { get; init; }

    /// <summary>How long that program may take.</summary>
    public TimeSpan ReloadTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
