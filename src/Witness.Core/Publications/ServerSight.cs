using Witness.Core.Dns;

namespace Witness.Core.Publications;

/// <summary>What one authoritative name server answered, or why it did not.</summary>
/// <param name="Server">The server in words: <c>ns1.example.com (192.0.2.53)</c>.</param>
/// <param name="Records">The records of the sets that were asked for.</param>
/// <param name="Fault">Why it did not answer for the zone, in words; null where it did.</param>
public sealed record ServerSight(string Server, IReadOnlyList<DnsRecord> Records, string? Fault = null)
{
    /// <summary>The serial number of the zone as this server holds it; null where it is not known.</summary>
    public uint? Serial { get; init; }

    /// <summary>A server that did not answer for the zone.</summary>
    public static ServerSight Without(string server, string fault) => new(server, [], fault);
}
