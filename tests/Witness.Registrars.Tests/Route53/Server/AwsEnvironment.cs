using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>
/// An environment in which AWS's own chain of credentials finds what the tests put there, and nothing else. The SDK looks
/// only once where the shared files are, so that it is one environment for a class.
/// </summary>
public sealed class AwsEnvironment : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);

    public AwsEnvironment() => Clear();

    /// <summary>As if nobody had ever logged in.</summary>
    public void Clear()
    {
        foreach (
            var name in Environment
                .GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Where(name => name.StartsWith("AWS_", StringComparison.Ordinal))
        )
        {
            Set(name, null);
        }

        // An empty file and not none: the SDK that finds none at its first look never looks there again.
        Write("credentials", "");
        Set("AWS_SHARED_CREDENTIALS_FILE", _directory.File("credentials"));
        Set("AWS_CONFIG_FILE", _directory.File("config"));
        Set("AWS_EC2_METADATA_DISABLED", "true");
    }

    /// <summary>Sets a variable until the end of the class.</summary>
    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Writes a file, and gives its path.</summary>
    public string Write(string name, string text) => _directory.Write(name, text);

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        _directory.Dispose();
    }
}
