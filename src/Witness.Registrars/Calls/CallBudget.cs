namespace Witness.Registrars.Calls;

/// <summary>
/// How many calls may still be made, over spans that end now. A part of each is kept for changes, so that looking at zones
/// never uses up what a removal needs; and looks are spread over the longest.
/// </summary>
internal sealed class CallBudget
{
    /// <summary>After a long silence, as many looks as this many of the shortest spans allow calls may be made ahead.</summary>
    private const int SpansAhead = 5;

    private readonly Lock _lock = new();
    private readonly List<long> _calls = [];
    private readonly IReadOnlyList<CallWindow> _windows;
    private readonly LookPace _pace;
    private readonly TimeProvider _time;
    private readonly long _begun;

    /// <summary>A budget of which nothing is spent.</summary>
    /// <param name="windows">What the API allows, the shortest span first.</param>
    /// <param name="time">Measures the spans.</param>
    public CallBudget(IReadOnlyList<CallWindow> windows, TimeProvider time)
    {
        _windows = windows;
        _time = time;
        _begun = time.GetTimestamp();
        _pace = new LookPace(windows[^1].Span / windows[^1].Looks, SpansAhead * windows[0].Calls);
    }

    /// <summary>Counts one call where there is room for it.</summary>
    /// <returns>Zero where it was counted, else how long it is until there is room.</returns>
    public TimeSpan Take(CallUrgency urgency)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            ForgetOld_NeedsLock(now);
            var wait = WaitAt_NeedsLock(now, isLook: urgency == CallUrgency.Look);
            if (wait == TimeSpan.Zero)
            {
                _calls.Add(now);
                if (urgency == CallUrgency.Look)
                {
                    _pace.Count(_time.GetElapsedTime(_begun, now));
                }
            }

            return wait;
        }
    }

    private void ForgetOld_NeedsLock(long now)
    {
        var kept = _calls.FindIndex(call => _time.GetElapsedTime(call, now) < _windows[^1].Span);
        _calls.RemoveRange(0, kept < 0 ? _calls.Count : kept);
    }

    private TimeSpan WaitAt_NeedsLock(long now, bool isLook)
    {
        var room = _windows.Max(window => RoomIn_NeedsLock(window.Span, isLook ? window.Looks : window.Calls, now));
        var pace = isLook ? _pace.WaitAt(_time.GetElapsedTime(_begun, now)) : TimeSpan.Zero;
        return room > pace ? room : pace;
    }

    private TimeSpan RoomIn_NeedsLock(TimeSpan span, int limit, long now)
    {
        if (_calls.Count < limit)
        {
            return TimeSpan.Zero;
        }

        var age = _time.GetElapsedTime(_calls[^limit], now);
        return age < span ? span - age : TimeSpan.Zero;
    }
}
