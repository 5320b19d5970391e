using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// Keeps calls to a vendor below what it allows: in no minute, wherever it begins, more than a given number. Calls beyond
/// that wait for their turn, a little; for longer they are refused, so that whoever calls knows that nothing was sent.
/// </summary>
internal sealed class CallBudget
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly Queue<long> _taken = new();
    private readonly int _callsPerMinute;
    private readonly TimeProvider _time;

    /// <summary>A budget of which nothing is spent.</summary>
    /// <param name="callsPerMinute">How many calls any minute may see, at least 1.</param>
    /// <param name="time">Measures minutes.</param>
    public CallBudget(int callsPerMinute, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(callsPerMinute, 1);
        _callsPerMinute = callsPerMinute;
        _time = time;
    }

    /// <summary>Ends when one call may be made, which is then spent.</summary>
    /// <param name="cancellation">Ends the waiting; nothing is spent.</param>
    /// <exception cref="RegistrarException">None is free soon; nothing is spent (<see cref="RegistrarFault.Busy"/>).</exception>
    public async Task TakeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var wait = TakeOrWait(); wait > TimeSpan.Zero; wait = TakeOrWait())
        {
            if (wait > Patience)
            {
                throw new RegistrarException(
                    RegistrarFault.Busy,
                    $"the budget of {Phrase.Of(_callsPerMinute, "call")} a minute is spent, and free again in {Phrase.Of(wait)}: nothing was sent"
                );
            }

            await Task.Delay(wait, _time, cancellation);
        }
    }

    /// <summary>Spends a call, or tells how long none is free.</summary>
    private TimeSpan TakeOrWait()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            while (_taken.TryPeek(out var oldest) && _time.GetElapsedTime(oldest, now) >= Window)
            {
                _taken.Dequeue();
            }

            if (_taken.Count < _callsPerMinute)
            {
                _taken.Enqueue(now);
                return TimeSpan.Zero;
            }

            return Window - _time.GetElapsedTime(_taken.Peek(), now);
        }
    }
}
