namespace Witness.Core.Dns;

/// <summary>A zone that Witness may change.</summary>
/// <param name="Name">The apex.</param>
/// <param name="Registrar">The name of the registrar that holds it.</param>
/// <param name="Names">The names in rotation; null for every name that holds addresses of two or more nodes.</param>
public sealed record ZoneSettings(DomainName Name, string Registrar, IReadOnlyList<DomainName>? Names);
