using System.Collections.Concurrent;

namespace Witness.Checks.Ping;

/// <summary>
/// The checks that wait for a reply on one socket: known by their tokens, and woken when their patience ends. One timer
/// serves them all, since one for each would cost as much as its ping.
/// </summary>
internal sealed class PendingEchoes : IDisposable
{
    /// <summary>Those whose patience ends within it are woken together.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<ulong, PendingEcho> _echoes = new();
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private TimeSpan _next = TimeSpan.MaxValue;
    private bool _closed;

    /// <summary>Nobody waits.</summary>
    /// <param name="time">The clock.</param>
    public PendingEchoes(TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many checks are known.</summary>
    public int Count => _echoes.Count;

    /// <summary>Makes a check known.</summary>
    public void Add(PendingEcho echo) => _echoes[echo.Token] = echo;

    /// <summary>Forgets a check.</summary>
    public void Remove(PendingEcho echo) => _echoes.TryRemove(echo.Token, out _);

    /// <summary>The check that is known by a token, or null.</summary>
    public PendingEcho? Find(ulong token) => _echoes.GetValueOrDefault(token);

    /// <summary>Waits until a check that is known has its reply, or is abandoned, or its patience ends.</summary>
    /// <param name="echo">The check.</param>
    /// <param name="patience">How long to wait. It may be 10 ms more.</param>
    /// <exception cref="ObjectDisposedException">Nobody would wake it any more.</exception>
    public Task WaitAsync(PendingEcho echo, TimeSpan patience)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
        }

        var end = Now + patience;
        var wait = echo.WaitAsync(end);
        WakeAt(end);
        return wait;
    }

    /// <summary>Has nobody wait any longer.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
        }

        _timer.Dispose();
        foreach (var (_, echo) in _echoes)
        {
            echo.Abandon();
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    private void WakeAt(TimeSpan end)
    {
        lock (_lock)
        {
            if (!_closed && end < _next)
            {
                _next = end;
                // Timers drop what is less than a millisecond, and would fire too soon.
                var wait = Math.Ceiling((end - Now).TotalMilliseconds);
                _timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, wait)), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            // Who begins to wait while the others are looked through sets the timer anew.
            _next = TimeSpan.MaxValue;
        }

        var now = Now;
        var next = TimeSpan.MaxValue;
        foreach (var (_, echo) in _echoes)
        {
            if (!echo.WakeIfOver(now) && echo.End < next)
            {
                next = echo.End;
            }
        }

        if (next < TimeSpan.MaxValue)
        {
            WakeAt(next > now + Grain ? next : now + Grain);
        }
    }
}
