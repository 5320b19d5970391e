using System.Net;

namespace Witness.Setup;

/// <summary>A node for a first configuration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Addresses">Its addresses.</param>
/// <param name="Why">How it is known that these are one machine, or what to look at, in words.</param>
internal sealed record FoundNode(string Name, IReadOnlyList<IPAddress> Addresses, string Why);
