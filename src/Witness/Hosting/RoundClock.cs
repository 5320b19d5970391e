namespace Witness.Hosting;

/// <summary>Knows when the last round ended, however it did.</summary>
/// <param name="time">The clock.</param>
internal sealed class RoundClock(TimeProvider time)
{
    private long _lastEnd = time.GetTimestamp();

    /// <summary>How long no round has ended; before the first, how long this has been waiting for it.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _lastEnd));

    /// <summary>A round has ended.</summary>
    public void End() => Volatile.Write(ref _lastEnd, time.GetTimestamp());
}
