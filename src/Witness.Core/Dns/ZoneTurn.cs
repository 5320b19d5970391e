namespace Witness.Core.Dns;

/// <summary>
/// Lets calls for one zone through one after the other. A look gives way to whoever comes for a change, so that a removal
/// waits for no look that a slow registrar holds up.
/// </summary>
internal sealed class ZoneTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private CancellationTokenSource? _look;
    private int _changes;

    /// <summary>Does the work of a change, after other such work and instead of a look.</summary>
    public async Task<T> TakeAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _changes++;
            _look?.Cancel();
        }

        try
        {
            return await InTurnAsync(work, cancellation);
        }
        finally
        {
            lock (_lock)
            {
                _changes--;
            }
        }
    }

    /// <summary>Does the work of a look.</summary>
    /// <exception cref="RegistrarException">It was put off, or ended, for a change (<see cref="RegistrarFault.PutOff"/>).</exception>
    public async Task<T> LookAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Begin(ending);
        try
        {
            return await InTurnAsync(work, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw GaveWay();
        }
        finally
        {
            lock (_lock)
            {
                _look = null;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private void Begin(CancellationTokenSource look)
    {
        lock (_lock)
        {
            _look = _changes == 0 ? look : throw GaveWay();
        }
    }

    private async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await work(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static RegistrarException GaveWay() => new(RegistrarFault.PutOff, "a change of the zone came first");
}
