using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>What a zone's name servers say of the names in rotation.</summary>
/// <param name="Addresses">Every address once, IPv4 first, in their order.</param>
/// <param name="Aliases">The names that lead elsewhere.</param>
internal sealed record FoundZone(IReadOnlyList<FoundAddress> Addresses, IReadOnlyList<DnsRecord> Aliases)
{
    /// <summary>Nothing at all.</summary>
    public static FoundZone Nothing { get; } = new([], []);
}
