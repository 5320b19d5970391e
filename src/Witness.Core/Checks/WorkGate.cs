namespace Witness.Core.Checks;

/// <summary>
/// Bounds the checks at work at once. A check that has said nothing for a while only waits for a silent node: it gives its
/// place to the next one and is bounded by a second, larger number, so that a fleet of dead nodes still closes in time.
/// </summary>
/// <param name="working">How many may be at work.</param>
/// <param name="waiting">How many more may wait for a silent node.</param>
/// <param name="patience">After how long a check counts as waiting.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkGate(int working, int waiting, TimeSpan patience, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _working = new(working);
    private int _waiting;

    /// <summary>Does the work once there is a place for it.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await _working.WaitAsync(cancellation);
        var holdsPlace = true;
        try
        {
            var task = work();
            if (await IsSilentAsync(task) && TryToWait())
            {
                holdsPlace = false;
                _working.Release();
            }

            return await task;
        }
        finally
        {
            if (holdsPlace)
            {
                _working.Release();
            }
            else
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _working.Dispose();

    private async Task<bool> IsSilentAsync(Task task)
    {
        if (task.IsCompleted)
        {
            return false;
        }

        using var answered = new CancellationTokenSource();
        var first = await Task.WhenAny(task, Task.Delay(patience, time, answered.Token));
        await answered.CancelAsync();
        return first != task;
    }

    private bool TryToWait()
    {
        if (Interlocked.Increment(ref _waiting) <= waiting)
        {
            return true;
        }

        Interlocked.Decrement(ref _waiting);
        return false;
    }
}
