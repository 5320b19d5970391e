using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Cli;

/// <summary>What the next round would do to one zone for one node.</summary>
/// <param name="Reading">The zone as it was read last.</param>
/// <param name="Standing">The node.</param>
/// <param name="Plan">The change, and what forbids it.</param>
internal sealed record PlannedChange(ZoneReading Reading, Standing Standing, ZonePlan Plan);
