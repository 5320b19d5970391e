namespace Witness.Configuration;

/// <summary>
/// A secret, or where it is kept. It is read when it is needed and not before, so that a file that is replaced counts from
/// then on, and so that reading a configuration reads that file only. Prints as where it is kept, never as what it is.
/// </summary>
public sealed class Secret
{
    private readonly Func<Func<string, string?>, string> _read;
    private readonly string _place;

    private Secret(SecretPlace kind, string place, Func<Func<string, string?>, string> read)
    {
        Place = kind;
        _place = place;
        _read = read;
    }

    /// <summary>What kind of place it is kept in.</summary>
    public SecretPlace Place { get; }

    /// <summary>The file that holds it; null where it is kept elsewhere.</summary>
    public string? FilePath { get; private init; }

    /// <summary>Its name among systemd's credentials; null where it is kept elsewhere.</summary>
    public string? CredentialName { get; private init; }

    /// <summary>A secret written in the configuration itself.</summary>
    public static Secret Plain(string secret) =>
        new(SecretPlace.Configuration, "a secret in the configuration", _ => secret);

    /// <summary>A secret in the first line of a file that no others may read.</summary>
    /// <param name="path">The file's absolute path.</param>
    public static Secret InFile(string path) =>
        new(SecretPlace.File, $"file {path}", _ => SecretFile.Read(path)) { FilePath = path };

    /// <summary>A secret in an environment variable.</summary>
    /// <param name="name">The variable.</param>
    public static Secret InEnvironment(string name) =>
        new(
            SecretPlace.Environment,
            $"environment variable {name}",
            environment =>
                environment(name)?.Trim() is { Length: > 0 } secret
                    ? secret
                    : throw new SecretException(
                        $"environment variable {name} is not set; set it for the daemon's user or unit"
                    )
        );

    /// <summary>A secret among systemd's credentials (systemd.exec(5)).</summary>
    /// <param name="name">The credential's name, a file name.</param>
    public static Secret InCredential(string name) =>
        new(
            SecretPlace.Credential,
            $"credential {name}",
            environment =>
                environment("CREDENTIALS_DIRECTORY") is { Length: > 0 } directory
                    ? SecretFile.Read(Path.Combine(directory, name))
                    : throw new SecretException(
                        $"credential {name} is not there, for $CREDENTIALS_DIRECTORY is not set; give the unit LoadCredential={name}:PATH"
                    )
        )
        {
            CredentialName = name,
        };

    /// <summary>Reads the secret, with blanks at both ends cut off.</summary>
    /// <param name="environment">How an environment variable is looked up; the process's own environment by default.</param>
    /// <exception cref="SecretException">It is missing or empty, or others may read its file.</exception>
    public string Read(Func<string, string?>? environment = null) =>
        _read(environment ?? Environment.GetEnvironmentVariable);

    /// <summary>Where it is kept: <c>file /etc/witness/tsig.key</c>. Never the secret.</summary>
    public override string ToString() => _place;
}
