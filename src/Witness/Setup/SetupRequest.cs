using Witness.Configuration;
using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>What an operator wants of a first configuration.</summary>
/// <param name="Zone">The zone's apex.</param>
/// <param name="Registrar">The type of the registrar that holds it.</param>
internal sealed record SetupRequest(DomainName Zone, string Registrar)
{
    /// <summary>The registrar's keys and values, as they were typed.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The names to look under.</summary>
    public required IReadOnlyList<DomainName> Names { get; init; }

    /// <summary>True where only these names may be touched; else every name that holds addresses of two or more nodes.</summary>
    public bool OnlyTheseNames { get; init; }

    /// <summary>What nodes are asked for over HTTPS; null where they are not.</summary>
    public required string? Url { get; init; }

    /// <summary>The nodes that the operator knows.</summary>
    public required IReadOnlyList<FoundNode> Nodes { get; init; }

    /// <summary>Whom to ask for addresses; none for the zone's own name servers.</summary>
    public required IReadOnlyList<HostPort> NameServers { get; init; }

    /// <summary>The file to write.</summary>
    public required string Path { get; init; }
}
