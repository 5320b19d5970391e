namespace Witness.Core;

/// <summary>
/// Deciding and acting happen one at a time: a round that commits and fences, or an order that is carried out. Asking the
/// nodes needs no turn, so that an order never waits for a silent node.
/// </summary>
public sealed class Turn : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(1);

    /// <summary>Waits for the turn; disposing the result gives it on.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        await _semaphore.WaitAsync(cancellation);
        return new Release(_semaphore);
    }

    /// <inheritdoc />
    public void Dispose() => _semaphore.Dispose();

    private sealed class Release(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
