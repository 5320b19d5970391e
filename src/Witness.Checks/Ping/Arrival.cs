namespace Witness.Checks.Ping;

/// <summary>When a reply came. The kernel stamps it by the wall clock, and checks have another, which is never set.</summary>
/// <param name="ReadAt">When it was read, as a timestamp of the clock.</param>
/// <param name="Unread">How long it lay unread by the wall clock; zero where the kernel did not stamp it.</param>
internal readonly record struct Arrival(long ReadAt, TimeSpan Unread)
{
    /// <summary>
    /// How long it took to come. Where the wall clock was set while it lay here, so that it would have come from the future
    /// or before it was asked for, until it was read.
    /// </summary>
    /// <param name="sentAt">When it was asked for, as a timestamp of the clock.</param>
    /// <param name="time">The clock.</param>
    public TimeSpan Since(long sentAt, TimeProvider time)
    {
        var untilRead = time.GetElapsedTime(sentAt, ReadAt);
        return Unread >= TimeSpan.Zero && Unread <= untilRead ? untilRead - Unread : untilRead;
    }
}
