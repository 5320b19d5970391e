namespace Witness.Configuration;

/// <summary>The hosts outside the fleet that tell whether the witness itself is online.</summary>
/// <param name="Hosts">Where a TCP connection is tried; empty where anchors are switched off.</param>
/// <param name="Need">How many must answer, 0 to the number of hosts.</param>
/// <param name="Timeout">How long each has to answer.</param>
public sealed record AnchorOptions(IReadOnlyList<HostPort> Hosts, int Need, TimeSpan Timeout);
