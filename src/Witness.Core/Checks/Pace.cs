namespace Witness.Core.Checks;

/// <summary>
/// Spreads questions over time, so that a round's beginning is no burst that routers and buffers drop. Not for several
/// callers at once.
/// </summary>
/// <param name="gap">The least time between two questions.</param>
/// <param name="time">The clock.</param>
internal sealed class Pace(TimeSpan gap, TimeProvider time)
{
    /// <summary>What is too short to be worth a timer, and may pass as a little burst.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(5);

    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _next;

    /// <summary>Waits for the turn of one question.</summary>
    public Task WaitAsync(CancellationToken cancellation)
    {
        var now = time.GetElapsedTime(_origin);
        var turn = _next > now ? _next : now;
        _next = turn + gap;
        var wait = turn - now;
        return wait <= Slack ? Task.CompletedTask : Task.Delay(wait, time, cancellation);
    }
}
