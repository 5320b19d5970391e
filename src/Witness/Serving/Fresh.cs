namespace Witness.Serving;

/// <summary>
/// A value that is made when it is asked for and is then good for a moment, so that however many ask, the ledger is read
/// once a moment at most, by one of them while the others wait.
/// </summary>
/// <param name="make">Makes it.</param>
/// <param name="goodFor">For how long it is good.</param>
/// <param name="time">The clock.</param>
internal sealed class Fresh<T>(Func<CancellationToken, Task<T>> make, TimeSpan goodFor, TimeProvider time) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private T? _value;
    private long _madeAt;

    /// <summary>The value.</summary>
    public async Task<T> GetAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_value is null || time.GetElapsedTime(_madeAt) >= goodFor)
            {
                // The one who asks may leave; those who wait want it all the same.
                _value = await make(CancellationToken.None);
                _madeAt = time.GetTimestamp();
            }

            return _value;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
