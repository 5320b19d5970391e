using Witness.Core.Dns;

namespace Witness.Core.Stonith;

/// <summary>
/// Reads a zone back after a write and compares every record with what was meant. Where records of others are missing and
/// none is more than was written, the write itself may have lost them: what was meant is written once more, and once only.
/// </summary>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="board">Where readings go.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadBack(RegistrarBook registrars, FencingBoard board, TimeProvider time)
{
    /// <summary>A registrar may need a moment until its own reading shows what it has taken.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Reads a changed zone back, twice where the first reading does not show the change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="shows">True of a zone that shows it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ZoneReading> ReadAsync(ZoneChange change, Predicate<Zone> shows, CancellationToken cancellation)
    {
        var reading = await ReadAsync(change.Before.Name, cancellation);
        if (!shows(reading.Zone))
        {
            await Task.Delay(Pause, time, cancellation);
            reading = await ReadAsync(change.Before.Name, cancellation);
        }

        return reading;
    }

    /// <summary>Compares a zone with what was meant, and mends it where that is safe.</summary>
    /// <param name="meant">The zone as it was to be.</param>
    /// <param name="zone">The zone as it was read back.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What differed and what was done about it, in words; null where nothing differed.</returns>
    public async Task<string?> CompareAsync(Zone meant, Zone zone, CancellationToken cancellation)
    {
        var differences = ZoneComparison.Differences(meant, zone);
        if (differences.Count == 0)
        {
            return null;
        }

        var (missing, more) = ZoneComparison.Compare(meant, zone);
        var text = $"reading back differs from what was written: {string.Join(", ", differences)}";
        if (more.Count > 0 || missing.Count == 0)
        {
            return $"{text}; somebody else changed the zone meanwhile, and it is left as it is";
        }

        try
        {
            await registrars.ApplyAsync(new ZoneChange(zone, [], missing), cancellation);
            var left = ZoneComparison.Differences(meant, (await ReadAsync(zone.Name, cancellation)).Zone);
            return left.Count == 0
                ? $"{text}; what was meant was written once more, and is there now"
                : $"{text}; written once more, it still differs: {string.Join(", ", left)}; nothing more is written: look at the zone yourself";
        }
        catch (Exception error) when (error is RegistrarException or StaleZoneException)
        {
            return $"{text}; writing it once more failed: {error.Message}; look at the zone yourself";
        }
    }

    private async Task<ZoneReading> ReadAsync(DomainName name, CancellationToken cancellation)
    {
        var reading = await registrars.ReadAsync(name, cancellation);
        board.Read(reading, time.GetUtcNow());
        return reading;
    }
}
