using Witness.Core.Dns;

namespace Witness.Registrars.Rfc2136;

/// <summary>A name server that takes dynamic updates.</summary>
/// <param name="Server">Its host name or address, IPv4 or IPv6: the zone's primary.</param>
/// <param name="KeyName">The name of the TSIG key (RFC 8945).</param>
/// <param name="KeySecret">
/// Gives the key's secret in base64. Asked for every call, so that a rotated key needs no restart, and kept nowhere.
/// </param>
public sealed record Rfc2136Settings(string Server, string KeyName, Func<string> KeySecret)
{
    /// <summary>The port, of TCP.</summary>
    public int Port { get; init; } = 53;

    /// <summary>The key's algorithm: <c>hmac-sha256</c>, or another of the SHA family (RFC 8945 §6).</summary>
    public string KeyAlgorithm { get; init; } = "hmac-sha256";

    /// <summary>How long one read or one update may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The names to ask for one by one, by zone, where the server refuses the zone's transfer. Under a name that only a
    /// wildcard answers for, the wildcard's addresses are found, which no update can remove.
    /// </summary>
    public IReadOnlyDictionary<DomainName, IReadOnlyList<DomainName>> Names { get; init; } =
        new Dictionary<DomainName, IReadOnlyList<DomainName>>();
}
