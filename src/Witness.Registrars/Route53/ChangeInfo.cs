namespace Witness.Registrars.Route53;

/// <summary>A batch that was accepted.</summary>
/// <param name="Id">Its id, without <c>/change/</c>.</param>
/// <param name="IsInSync">True once all of Route 53's name servers answer accordingly.</param>
internal sealed record ChangeInfo(string Id, bool IsInSync);
