using System.Net;

namespace Witness.Checks.Ssh.HostKeys;

/// <summary>Which host keys of a node are good: the pinned one, or the known ones of its names.</summary>
internal sealed class ExpectedHostKey
{
    private const string RevokedMarker = "@revoked";
    private readonly string? _pinned;
    private readonly IReadOnlyList<KnownHostsLine> _known;

    /// <summary>What the settings say of a node.</summary>
    public ExpectedHostKey(SshSettings settings, IPAddress address)
    {
        _pinned = settings.HostKey?.TrimEnd('=');
        _known = settings.KnownHosts?.Of([address.ToString(), .. settings.KnownAs], settings.Port) ?? [];
        var goodTypes = _known
            .Where(line => line.Marker is null)
            .Select(line => line.Type)
            .ToHashSet(StringComparer.Ordinal);
        Types = [.. HostKeyType.All.Where(type => _pinned is not null || goodTypes.Contains(type))];
        Words = _pinned ?? $"one of {settings.KnownHosts?.Path}";
        Missing =
            Types.Count > 0 ? null
            : settings.KnownHosts is { } file
                ? $"{file.Path} holds no host key for {KnownHosts.NameOf(address.ToString(), settings.Port)} that can be verified: "
                    + $"add what 'ssh-keyscan -p {settings.Port} {address}' prints, once you have compared it"
            : "no host key is configured for this node: give it a hostKey or knownHosts";
    }

    /// <summary>The types of keys worth asking for. A fingerprint does not tell its type.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>What is expected, for messages.</summary>
    public string Words { get; }

    /// <summary>Why no key at all can be good, with the remedy; null where one can.</summary>
    public string? Missing { get; }

    /// <summary>True where a key that its holder has proved to hold is good.</summary>
    public bool Accepts(HostKey key) =>
        !IsRevoked(key) && (_pinned is null ? Lines(key).Any(line => line.Marker is null) : key.Fingerprint == _pinned);

    /// <summary>True where a key is known to be in wrong hands.</summary>
    public bool IsRevoked(HostKey key) => Lines(key).Any(line => line.Marker == RevokedMarker);

    private IEnumerable<KnownHostsLine> Lines(HostKey key)
    {
        var blob = Convert.ToBase64String(key.Blob);
        return _known.Where(line => line.Key == blob);
    }
}
