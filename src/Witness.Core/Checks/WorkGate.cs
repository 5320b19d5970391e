namespace Witness.Core.Checks;

/// <summary>
/// Bounds the checks at work at once. A check that has said nothing for a while only waits for a silent node: it gives its
/// place to the next one and is bounded by a second, larger number, so that a fleet of dead nodes still closes in time.
/// </summary>
internal sealed class WorkGate : IDisposable
{
    private readonly SemaphoreSlim _free;
    private readonly int _mostWaiting;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly ITimer _watch;

    /// <summary>The places that are taken, the longest first.</summary>
    private readonly LinkedList<WorkPlace> _taken = [];
    private int _waiting;
    private bool _closed;

    /// <summary>A gate with all places free.</summary>
    /// <param name="working">How many may be at work.</param>
    /// <param name="waiting">How many more may wait for a silent node.</param>
    /// <param name="patience">After how long a check counts as waiting.</param>
    /// <param name="time">The clock.</param>
    public WorkGate(int working, int waiting, TimeSpan patience, TimeProvider time)
    {
        _free = new SemaphoreSlim(working);
        (_mostWaiting, _patience, _time) = (waiting, patience, time);
        _watch = time.CreateTimer(_ => FreeSilentPlaces(), null, patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a place, which is given back when it is disposed of.</summary>
    public async ValueTask<WorkPlace> EnterAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        var place = new WorkPlace(this, _time.GetTimestamp());
        lock (_taken)
        {
            place.Taken = _taken.AddLast(place);
        }

        return place;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_taken)
        {
            _closed = true;
        }

        _watch.Dispose();
        _free.Dispose();
    }

    /// <summary>Takes a place back.</summary>
    internal void Leave(WorkPlace place)
    {
        lock (_taken)
        {
            if (place.Taken is { } taken)
            {
                _taken.Remove(taken);
                _free.Release();
            }
            else
            {
                _waiting--;
            }
        }
    }

    private void FreeSilentPlaces()
    {
        lock (_taken)
        {
            if (_closed)
            {
                return;
            }

            while (_taken.First is { Value: var longest } first && IsSilent(longest) && _waiting < _mostWaiting)
            {
                _taken.Remove(first);
                longest.Taken = null;
                _waiting++;
                _free.Release();
            }

            var next = _taken.First is { Value: var one } ? _patience - _time.GetElapsedTime(one.Since) : _patience;
            _watch.Change(next > Soonest ? next : Soonest, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>How long to wait at least before looking again: as many as fall silent meanwhile are served together.</summary>
    private TimeSpan Soonest => _patience / 4;

    private bool IsSilent(WorkPlace place) => _time.GetElapsedTime(place.Since) >= _patience;
}
