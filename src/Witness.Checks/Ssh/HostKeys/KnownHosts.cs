namespace Witness.Checks.Ssh.HostKeys;

/// <summary>
/// The host keys of a known_hosts file, with hashed names, patterns and <c>@revoked</c>. Lines of certificate authorities
/// are passed over: host certificates are not asked for.
/// </summary>
public sealed class KnownHosts
{
    private const int DefaultPort = 22;
    private readonly IReadOnlyList<KnownHostsLine> _lines;

    private KnownHosts(string path, IReadOnlyList<KnownHostsLine> lines)
    {
        Path = path;
        _lines = lines;
    }

    /// <summary>The file, for messages.</summary>
    public string Path { get; }

    /// <summary>Reads a file, once; load it again to see its changes.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static KnownHosts FromFile(string path) => Parse(path, File.ReadLines(path));

    /// <summary>Reads the lines of a file.</summary>
    internal static KnownHosts Parse(string path, IEnumerable<string> lines) =>
        new(
            path,
            [
                .. lines
                    .Select(KnownHostsLine.Parse)
                    .OfType<KnownHostsLine>()
                    .Where(line => line.Marker != "@cert-authority"),
            ]
        );

    /// <summary>The keys of a host, the revoked ones marked.</summary>
    /// <param name="names">Its names and addresses.</param>
    /// <param name="port">Where it listens.</param>
    internal IReadOnlyList<KnownHostsLine> Of(IEnumerable<string> names, int port)
    {
        var lookedUp = names.Select(name => NameOf(name, port)).ToList();
        return [.. _lines.Where(line => lookedUp.Exists(line.IsAbout))];
    }

    /// <summary>As ssh looks a host up, and as it stands in a file: <c>name</c>, or <c>[name]:2222</c>.</summary>
    internal static string NameOf(string name, int port)
    {
        var lower = name.ToLowerInvariant();
        return port == DefaultPort ? lower : $"[{lower}]:{port}";
    }
}
