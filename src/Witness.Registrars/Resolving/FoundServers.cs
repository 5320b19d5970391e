using Witness.Core.Publications;

namespace Witness.Registrars.Resolving;

/// <summary>What a search for name servers came to.</summary>
/// <param name="Servers">
/// Every address once. Of addresses looked up, those of a family that this machine has no route for are left out.
/// </param>
/// <param name="Lost">Servers whose address is not to be found.</param>
internal sealed record FoundServers(IReadOnlyList<NameServer> Servers, IReadOnlyList<ServerSight> Lost);
