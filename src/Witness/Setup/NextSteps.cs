using Witness.Configuration;

namespace Witness.Setup;

/// <summary>What to type once a configuration is written.</summary>
internal static class NextSteps
{
    private const string Package = "/etc/witness/witness.json";

    /// <summary>The secrets that are still to be written, then three commands.</summary>
    public static IEnumerable<string> After(
        string path,
        WitnessConfiguration configuration,
        Func<string, string?> environment
    )
    {
        var isPackage = Path.GetFullPath(path) == Package;
        foreach (var file in MissingSecrets(configuration))
        {
            // The service's user reads it by its group; anybody else's witness is its owner's.
            var closing = isPackage ? $"chgrp witness '{file}' && chmod 640 '{file}'" : $"chmod 600 '{file}'";
            yield return $"Write the secret into {file} (its first line), closed to others: {closing}";
        }

        var isFound =
            ConfigurationLookup.TryFind(named: null, environment, File.Exists, out var found, out _)
            && Path.GetFullPath(found) == Path.GetFullPath(path);
        var option = isFound ? "" : $" --config {path}";
        yield return "Next:";
        yield return $"  witness doctor{option}    # is everything there that it needs?";
        yield return $"  witness check{option}    # what do the nodes answer, from here?";
        yield return isPackage && Directory.Exists("/run/systemd/system")
            ? "  systemctl enable --now witness    # watches, and changes nothing: mode is observe"
            : $"  witness run{option}    # watches, and changes nothing: mode is observe";
    }

    private static IEnumerable<string> MissingSecrets(WitnessConfiguration configuration) =>
        configuration
            .Registrars.SelectMany(RegistrarSecrets.Of)
            .Select(one => one.Secret.FilePath)
            .OfType<string>()
            .Where(file => !File.Exists(file));
}
