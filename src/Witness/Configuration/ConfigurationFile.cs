using System.Text;
using Witness.Configuration.Json;
using Witness.Configuration.Sections;

namespace Witness.Configuration;

/// <summary>
/// Reads a configuration: one JSON file, in which comments and trailing commas are allowed. Reads that file and nothing else:
/// no secret, no network, no ledger.
/// </summary>
public static class ConfigurationFile
{
    private static readonly WitnessSection Whole = new();

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; errors show it as it is given here.</param>
    public static ConfigurationReading Read(string path)
    {
        try
        {
            return Directory.Exists(path)
                ? Unreadable(
                    path,
                    "is a directory",
                    $"name the file in it, such as {Path.Combine(path, "witness.json")}"
                )
                : Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return Unreadable(path, "does not exist", "write it, or name another with --config PATH");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Unreadable(
                path,
                $"cannot be read ({e.Message})",
                "let this user read it, or name another with --config PATH"
            );
        }
    }

    /// <summary>Reads a text as if it stood in a file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">The file; relative paths are relative to its directory.</param>
    public static ConfigurationReading Parse(string json, string path = "witness.json") =>
        Parse(Encoding.UTF8.GetBytes(json), path);

    private static ConfigurationReading Parse(byte[] json, string path)
    {
        var reading = new Reading(path, Path.GetDirectoryName(Path.GetFullPath(path))!, Environment.MachineName);
        var root = JsonTree.Parse(json, reading);
        if (root is null)
        {
            return new ConfigurationReading(null, reading.Errors);
        }

        ZoneRules.Check(root, reading);
        var good = Whole.TryRead(CheckDefaults.Spread(root), reading, out var configuration);
        return good && reading.Errors.Count == 0
            ? new ConfigurationReading(WithZoneFiles(configuration!), [])
            : new ConfigurationReading(null, reading.Errors);
    }

    /// <summary>The configuration with the file of every zone that names none: DIRECTORY/ZONE.</summary>
    private static WitnessConfiguration WithZoneFiles(WitnessConfiguration configuration)
    {
        var directories = configuration
            .Registrars.OfType<ZoneFileOptions>()
            .ToDictionary(registrar => registrar.Name, registrar => registrar.Directory, StringComparer.Ordinal);
        return configuration with
        {
            Zones =
            [
                .. configuration.Zones.Select(zone =>
                    zone.File is null && directories.TryGetValue(zone.Registrar, out var directory)
                        ? zone with
                        {
                            File = Path.Combine(directory, zone.Zone.Text),
                        }
                        : zone
                ),
            ],
        };
    }

    private static ConfigurationReading Unreadable(string path, string wrong, string right) =>
        new(null, [new ConfigurationError(path, 0, "", $"{wrong}; {right}")]);
}
