using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// Lets calls of one account through. A call waits a little for its share of the budget; after a rate limit nothing is sent
/// for a minute, then two, up to a quarter of an hour; after a refused login nothing for a minute, for several of those lock
/// the account (1017411), and what turned one zone's call away turns away them all.
/// </summary>
/// <param name="callsPerMinute">The budget.</param>
/// <param name="time">The clock.</param>
internal sealed class CallGate(int callsPerMinute, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private readonly CallBudget _budget = new(callsPerMinute, time);
    private readonly Lock _lock = new();
    private ApiError? _closedBy;
    private long _closedAt;
    private TimeSpan _closedFor;
    private TimeSpan _nextPause = FirstPause;

    /// <summary>Returns when a call may be sent, which then counts.</summary>
    /// <exception cref="RegistrarException">It may not be sent now; nothing was.</exception>
    public async Task EnterAsync(CallUrgency urgency, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            ThrowIfClosed();
            var wait = _budget.Take(urgency);
            if (wait == TimeSpan.Zero)
            {
                return;
            }

            if (time.GetElapsedTime(begun) + wait > Patience)
            {
                throw new RegistrarException(
                    RegistrarFault.Busy,
                    $"the budget of calls to Namecheap is spent ({callsPerMinute} a minute, see callsPerMinute); nothing was sent, and a later round goes on"
                );
            }

            await Task.Delay(wait, time, cancellation);
        }
    }

    /// <summary>Takes note of how a call ended.</summary>
    /// <param name="error">Why it was no success; null for a success.</param>
    public void Note(ApiError? error)
    {
        lock (_lock)
        {
            if (error is null)
            {
                _nextPause = FirstPause;
            }
            else if (error.Fault == RegistrarFault.Busy && !IsClosed_NeedsLock())
            {
                Close_NeedsLock(error, _nextPause);
                _nextPause = TimeSpan.FromTicks(Math.Min(2 * _nextPause.Ticks, LongestPause.Ticks));
            }
            else if (error.IsLogin && !IsClosed_NeedsLock())
            {
                Close_NeedsLock(error, FirstPause);
            }
        }
    }

    private void ThrowIfClosed()
    {
        lock (_lock)
        {
            if (IsClosed_NeedsLock())
            {
                throw _closedBy!.ToException();
            }
        }
    }

    private bool IsClosed_NeedsLock() => _closedBy is not null && time.GetElapsedTime(_closedAt) < _closedFor;

    private void Close_NeedsLock(ApiError error, TimeSpan span) =>
        (_closedBy, _closedAt, _closedFor) = (error, time.GetTimestamp(), span);
}
