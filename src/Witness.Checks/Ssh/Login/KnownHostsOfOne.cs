using Witness.Checks.Ssh.HostKeys;

namespace Witness.Checks.Ssh.Login;

/// <summary>A known_hosts file for one login, in a directory that only this user may enter. Goes away when disposed.</summary>
internal sealed class KnownHostsOfOne : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-ssh-");

    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public KnownHostsOfOne(HostKey key)
    {
        Path = System.IO.Path.Combine(_directory.FullName, "known_hosts");
        try
        {
            File.WriteAllText(Path, $"{OpenSshArguments.HostAlias} {key.Type} {Convert.ToBase64String(key.Blob)}\n");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc />
    public void Dispose() => _directory.Delete(recursive: true);
}
