using Witness.Configuration;

namespace Witness.Doctor;

/// <summary>
/// The command that runs doctor as the service runs: as its user, with its right to ping, and with the environment and the
/// credentials of its unit, which no other process can see (systemd-run(1), systemd.exec(5)).
/// </summary>
internal static class ServiceShell
{
    /// <summary>What the package's unit reads variables from.</summary>
    private const string Variables = "/etc/default/witness";

    /// <summary>Where the unit's credentials are while it runs; root can have them read from there.</summary>
    private const string Credentials = "/run/credentials/witness.service";

    /// <summary>The command.</summary>
    /// <param name="user">Whom the service runs as.</param>
    /// <param name="path">The configuration's file.</param>
    /// <param name="configuration">What stands in it.</param>
    public static string CommandFor(string user, string path, WitnessConfiguration configuration)
    {
        var names = SecretsOf(configuration).Select(secret => secret.CredentialName).OfType<string>();
        var isThere = Directory.Exists(Credentials);
        string[] loads =
        [
            .. names
                .Distinct(StringComparer.Ordinal)
                .Select(name => $" -p LoadCredential={name}:{(isThere ? $"{Credentials}/{name}" : "FILE")}"),
        ];
        var hint = loads.Length > 0 && !isThere ? " (each FILE as systemctl cat witness names it)" : "";
        return $"systemd-run --pipe --wait --collect --quiet --uid={user} -p AmbientCapabilities=CAP_NET_RAW -p EnvironmentFile=-{Variables}{string.Concat(loads)} witness doctor --config {Path.GetFullPath(path)}{hint}";
    }

    private static IEnumerable<Secret> SecretsOf(WitnessConfiguration configuration) =>
        configuration
            .Registrars.SelectMany(RegistrarSecrets.Of)
            .Select(one => one.Secret)
            .Concat(TellingSecrets.Of(configuration).Select(one => one.Secret));
}
