using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>
/// A zone that has lost so much since the last good reading that this is somebody's accident, not ours to build upon: while
/// it lasts nothing is changed in it. It ends when the records are back, or when an operator takes the zone as good.
/// </summary>
/// <param name="Reading">The zone as it was found.</param>
/// <param name="Why">What it has lost, in words.</param>
public sealed record ZoneAccident(ZoneReading Reading, string Why)
{
    /// <summary>A loss of fewer records is nobody's accident, whatever share of a small zone they are.</summary>
    private const int FewestLost = 5;

    /// <summary>Compares a reading with the last good one.</summary>
    /// <param name="good">The last good reading.</param>
    /// <param name="now">The zone as it was just read.</param>
    /// <param name="standings">What is owed to the zone left by our own hand, and is no loss.</param>
    /// <returns>The accident; null where there is none.</returns>
    public static ZoneAccident? Find(Zone good, ZoneReading now, IEnumerable<Standing> standings)
    {
        ArgumentNullException.ThrowIfNull(good);
        ArgumentNullException.ThrowIfNull(now);
        var before = ZoneComparison.MadeByHands(good).ToList();
        var owed = standings.SelectMany(standing => standing.OwedTo(good.Name)).ToList();
        var here = now.Zone.Records.ToLookup(record => record.Name);
        var lost = before.Count(record => !here[record.Name].Any(record.IsSameAs) && !owed.Exists(record.IsSameAs));
        var isEmpty = !ZoneComparison.MadeByHands(now.Zone).Any() && before.Count > 0;
        if (!isEmpty && (lost < FewestLost || 2 * lost <= before.Count))
        {
            return null;
        }

        var loss = isEmpty ? "has become empty" : $"has lost {lost} of {before.Count} records";
        return new ZoneAccident(
            now,
            $"zone {good.Name} {loss} since it was last read, which looks like somebody's accident: nothing is changed in it until they are back (the zone as it was is the newest of witness zone list, and goes back with witness zone restore), or until it is taken as good with: witness zone accept {good.Name}"
        );
    }
}
