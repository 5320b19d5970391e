using System.Net;
using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>An address that a zone publishes.</summary>
/// <param name="Address">The address.</param>
/// <param name="ReverseName">The name that the address has; null where none is known.</param>
internal sealed record FoundAddress(IPAddress Address, DomainName? ReverseName);
