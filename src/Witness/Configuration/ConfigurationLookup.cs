using System.Diagnostics.CodeAnalysis;

namespace Witness.Configuration;

/// <summary>
/// Where the configuration is: what <c>--config</c> names, else what <c>$WITNESS_CONFIG</c> names, else
/// <c>/etc/witness/witness.json</c>, else <c>./witness.json</c>.
/// </summary>
public static class ConfigurationLookup
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "WITNESS_CONFIG";
    private static readonly string[] Defaults = ["/etc/witness/witness.json", "./witness.json"];

    /// <summary>Finds the file. One that the operator named is taken at its word, there or not: reading it tells.</summary>
    /// <param name="named">What <c>--config</c> names, or null.</param>
    /// <param name="environment">How an environment variable is looked up.</param>
    /// <param name="exists">Whether a file is there.</param>
    /// <param name="path">The file, where the answer is true.</param>
    /// <param name="error">The places that were looked at and what to do next, where the answer is false.</param>
    public static bool TryFind(
        string? named,
        Func<string, string?> environment,
        Func<string, bool> exists,
        [NotNullWhen(true)] out string? path,
        [NotNullWhen(false)] out string? error
    )
    {
        ArgumentNullException.ThrowIfNull(environment);
        var variable = environment(Variable) is { Length: > 0 } value ? value : null;
        path = named ?? variable ?? Array.Find(Defaults, candidate => exists(candidate));
        error = path is null
            ? $"no configuration: --config is not given, ${Variable} is not set, and neither {Defaults[0]} nor {Defaults[1]} "
                + "is there; write one with witness init, or name yours with --config PATH"
            : null;
        return path is not null;
    }
}
