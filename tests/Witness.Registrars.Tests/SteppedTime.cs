using System.Threading.Channels;

namespace Witness.Registrars.Tests;

/// <summary>
/// A clock that stands until it is advanced, and that can be waited on until somebody waits for it: so that a test
/// advances neither too early nor by guesswork.
/// </summary>
internal sealed class SteppedTime : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private readonly Channel<TimeSpan> _set = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset _now = System.GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _alarms.Where(alarm => alarm.Due <= _now).OrderBy(alarm => alarm.Due)];
            _alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    /// <summary>Ends once a timer of this length is running, and advances the clock by it.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        while (!IsAwaited(wait))
        {
            await _set.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, System);
        }

        Advance(wait);
    }

    private bool IsAwaited(TimeSpan wait)
    {
        lock (_lock)
        {
            return _alarms.Exists(alarm => alarm.Due - _now == wait);
        }
    }

    private sealed class Alarm(SteppedTime owner, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._lock)
            {
                owner._alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = owner._now + dueTime;
                    owner._alarms.Add(this);
                    owner._set.Writer.TryWrite(dueTime);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
