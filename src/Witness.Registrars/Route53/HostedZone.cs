using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>A hosted zone as the account lists it.</summary>
/// <param name="Id">Its id, without <c>/hostedzone/</c>.</param>
/// <param name="Name">Its apex.</param>
/// <param name="IsPrivate">True where only networks of the account see it.</param>
/// <param name="LinkedService">The AWS service that made it and alone may change it; null for the account's own.</param>
internal sealed record HostedZone(string Id, DomainName Name, bool IsPrivate, string? LinkedService)
{
    /// <summary>As <c>Z2ABCDEFGHIJKL (public)</c>.</summary>
    public override string ToString() => $"{Id} ({(IsPrivate ? "private" : "public")})";
}

/// <summary>A page of hosted zones.</summary>
/// <param name="Zones">The zones.</param>
/// <param name="Next">Where the next page begins; null for the last one.</param>
internal sealed record HostedZonePage(IReadOnlyList<HostedZone> Zones, HostedZonePageStart? Next);

/// <summary>Where a page of hosted zones begins.</summary>
/// <param name="Name">At which name.</param>
/// <param name="Id">At which of several zones of that name; null for the first.</param>
internal sealed record HostedZonePageStart(DomainName Name, string? Id);
