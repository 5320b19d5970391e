using Witness.Core.Dns;

namespace Witness.Configuration;

/// <summary>A zone whose address records Witness may move.</summary>
/// <param name="Zone">The apex.</param>
/// <param name="Registrar">The name of one of <see cref="WitnessConfiguration.Registrars"/>.</param>
/// <param name="Names">
/// The names that may be touched, all within the zone; null for every name that holds addresses of two or more nodes.
/// </param>
/// <param name="File">The zone's master file; null unless the registrar is a <see cref="ZoneFileOptions"/>.</param>
/// <param name="Nameservers">Whom to ask what is published; null for the apex NS, empty for nobody.</param>
public sealed record ZoneOptions(
    DomainName Zone,
    string Registrar,
    IReadOnlyList<DomainName>? Names,
    string? File,
    IReadOnlyList<HostPort>? Nameservers
)
{
    /// <summary>True where a Namecheap zone's Dynamic DNS hosts may lose their flag.</summary>
    public bool AllowDynamicDns { get; init; }

    /// <summary>A Namecheap zone's public suffix; null for what the Public Suffix List says.</summary>
    public DomainName? Tld { get; init; }

    /// <summary>The id of the hosted zone; null unless the registrar is a <see cref="Route53Options"/>.</summary>
    public string? HostedZoneId { get; init; }
}
