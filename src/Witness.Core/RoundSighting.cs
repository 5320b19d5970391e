using Witness.Core.Checks;
using Witness.Core.Dns;

namespace Witness.Core;

/// <summary>The asking half of a minute: what a round saw before anything is decided.</summary>
/// <param name="At">The round's start, UTC.</param>
/// <param name="Started">The same on the monotonic clock, as of <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="Blind">Why no node was asked; null where they were.</param>
/// <param name="Observations">What was seen of each node; empty where no node was asked.</param>
/// <param name="Zones">The zones that were due to be read.</param>
public sealed record RoundSighting(
    DateTimeOffset At,
    long Started,
    string? Blind,
    IReadOnlyList<Observation> Observations,
    ZoneSightings Zones
)
{
    /// <summary>What each anchor said; empty where none is asked.</summary>
    public IReadOnlyList<AnchorAnswer> Anchors { get; init; } = [];
}
