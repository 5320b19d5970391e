using Witness.Core.Dns;

namespace Witness.Core.Strikes;

/// <summary>A record that was taken out of a zone, or is about to be, and that the readd puts back exactly as it was.</summary>
/// <param name="Zone">The zone's apex.</param>
/// <param name="Record">The record as it stood there.</param>
public sealed record OwedRecord(DomainName Zone, DnsRecord Record);
