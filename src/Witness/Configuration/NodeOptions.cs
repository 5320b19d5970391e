using System.Net;

namespace Witness.Configuration;

/// <summary>A node as configured.</summary>
/// <param name="Name">Its name, unique without regard to case.</param>
/// <param name="Addresses">Its addresses, at least one; none belongs to another node.</param>
/// <param name="Checks">What is asked of each address: the defaults of all nodes with this node's own keys laid over them.</param>
public sealed record NodeOptions(string Name, IReadOnlyList<IPAddress> Addresses, CheckOptions Checks);
