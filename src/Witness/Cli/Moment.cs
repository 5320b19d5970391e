namespace Witness.Cli;

/// <summary>A point in time as people give it: so long ago, or a time.</summary>
/// <param name="Ago">How long ago; null where it is a time.</param>
/// <param name="Instant">The time, UTC; null where it is so long ago.</param>
internal sealed record Moment(TimeSpan? Ago, DateTimeOffset? Instant)
{
    /// <summary>The instant, UTC.</summary>
    /// <param name="now">The present.</param>
    public DateTimeOffset At(DateTimeOffset now) => Instant ?? now - (Ago ?? TimeSpan.Zero);
}
