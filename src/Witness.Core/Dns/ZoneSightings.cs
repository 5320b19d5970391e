using Witness.Core.Ledger;

namespace Witness.Core.Dns;

/// <summary>What came of a look at the zones.</summary>
/// <param name="Readings">Zones that were read.</param>
/// <param name="Notices">What the humans must be told of the others.</param>
public sealed record ZoneSightings(IReadOnlyList<ZoneReading> Readings, IReadOnlyList<Notice> Notices);
