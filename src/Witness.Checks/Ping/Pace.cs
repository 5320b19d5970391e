namespace Witness.Checks.Ping;

/// <summary>Spreads packets over time, so that a round's beginning is no burst that routers and buffers drop.</summary>
/// <param name="gap">The least time between two packets.</param>
/// <param name="time">The clock.</param>
internal sealed class Pace(TimeSpan gap, TimeProvider time)
{
    /// <summary>What is too short for a timer, and may pass as a little burst.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(2);

    private readonly Lock _lock = new();
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _next;

    /// <summary>Waits for the turn of one packet.</summary>
    public ValueTask WaitAsync(CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetElapsedTime(_origin);
            var turn = _next > now ? _next : now;
            _next = turn + gap;
            wait = turn - now;
        }

        return wait <= Slack ? ValueTask.CompletedTask : new ValueTask(Task.Delay(wait, time, cancellation));
    }
}
