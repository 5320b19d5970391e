namespace Witness.Hosting;

/// <summary>
/// The wall clock as it stood when this was made, and since then as fast as time passes: it makes no leap when the machine's
/// clock is set. A trigger that goes by the wall clock would be silent for an hour after that was set back by one.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SteadyClock(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset _begun = time.GetUtcNow();
    private readonly long _origin = time.GetTimestamp();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _begun + time.GetElapsedTime(_origin);

    /// <inheritdoc />
    public override long GetTimestamp() => time.GetTimestamp();

    /// <inheritdoc />
    public override long TimestampFrequency => time.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
