namespace Witness.Registrars.Namecheap;

/// <summary>
/// How many calls may still be made, over a minute, an hour and a day that end now. A third of each is kept for
/// emergencies, so that looking at zones never uses up what a removal needs.
/// </summary>
/// <param name="callsPerMinute">The limit of a minute; those of an hour and a day follow from it.</param>
/// <param name="time">Measures the windows.</param>
internal sealed class CallBudget(int callsPerMinute, TimeProvider time)
{
    // Namecheap's own limits, 20 a minute, 700 an hour and 8000 a day, for whatever a minute's is set to.
    private readonly (TimeSpan Span, int Limit)[] _windows =
    [
        (TimeSpan.FromMinutes(1), callsPerMinute),
        (TimeSpan.FromHours(1), 35 * callsPerMinute),
        (TimeSpan.FromDays(1), 400 * callsPerMinute),
    ];

    private readonly Lock _lock = new();
    private readonly List<long> _calls = [];

    /// <summary>Counts one call where there is room for it.</summary>
    /// <returns>Zero where it was counted, else how long it is until there is room.</returns>
    public TimeSpan Take(CallUrgency urgency)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var forgotten = _calls.FindIndex(call => time.GetElapsedTime(call, now) < _windows[^1].Span);
            _calls.RemoveRange(0, forgotten < 0 ? _calls.Count : forgotten);
            var wait = _windows.Max(window => WaitFor_NeedsLock(window.Span, Share(window.Limit, urgency), now));
            if (wait == TimeSpan.Zero)
            {
                _calls.Add(now);
            }

            return wait;
        }
    }

    private TimeSpan WaitFor_NeedsLock(TimeSpan span, int limit, long now)
    {
        if (_calls.Count < limit)
        {
            return TimeSpan.Zero;
        }

        var age = time.GetElapsedTime(_calls[^limit], now);
        return age < span ? span - age : TimeSpan.Zero;
    }

    private static int Share(int limit, CallUrgency urgency) =>
        urgency == CallUrgency.Emergency ? limit : limit - limit / 3;
}
