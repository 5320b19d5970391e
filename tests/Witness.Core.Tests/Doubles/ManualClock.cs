namespace Witness.Core.Tests.Doubles;

/// <summary>A clock that moves only when told to, with the timers of Task.Delay and CancellationTokenSource.</summary>
public sealed class ManualClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = Start;
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers wait, whatever for.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.Due is not null);
            }
        }
    }

    /// <summary>
    /// Whether a timer falls due in just this long: what a test waits for before it moves the clock. A number of timers says
    /// less, for the timer of the step before may still be among them.
    /// </summary>
    public bool WaitsFor(TimeSpan time)
    {
        lock (_gate)
        {
            return _timers.Any(timer => timer.Due == _elapsed + time);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Somebody sets the wall clock: no time passes, and no timer notices.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }
    }

    /// <summary>Time passes; timers that fall due are called in their order.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan end;
        lock (_gate)
        {
            end = _elapsed + by;
        }

        while (NextDue(end) is { } timer)
        {
            timer.Callback();
        }
    }

    /// <summary>The machine sleeps: time passes, and whatever fell due meanwhile is called only then.</summary>
    public void Sleep(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
            _elapsed += by;
        }

        Advance(TimeSpan.Zero);
    }

    private ManualTimer? NextDue(TimeSpan end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            var until =
                next?.Due is { } due && due > _elapsed ? due
                : next is null ? end
                : _elapsed;
            _now += until - _elapsed;
            _elapsed = until;
            next?.Clear();
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
    {
        public Action Callback { get; } = callback;

        public TimeSpan? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(period, Timeout.InfiniteTimeSpan);
            lock (clock._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._elapsed + dueTime;
            }

            return true;
        }

        public void Clear() => Due = null;

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
