namespace Witness.Serving;

/// <summary>
/// A value that is made when it is asked for and is then good for a moment, so that however many ask, the ledger is read
/// once a moment at most, by one of them while the others wait.
/// </summary>
/// <param name="make">Makes it.</param>
/// <param name="goodFor">For how long it is good at least; for longer where it took long to make.</param>
/// <param name="time">The clock.</param>
internal sealed class Fresh<T>(Func<CancellationToken, Task<T>> make, TimeSpan goodFor, TimeProvider time) : IDisposable
    where T : class
{
    /// <summary>At most so many parts in one of the time go into making it: the same processors check the nodes.</summary>
    private const int Share = 20;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private TimeSpan _goodFor;
    private T? _value;
    private long _madeAt;

    /// <summary>The value.</summary>
    public async Task<T> GetAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_value is null || time.GetElapsedTime(_madeAt) >= _goodFor)
            {
                // The one who asks may leave; those who wait want it all the same.
                var begun = time.GetTimestamp();
                _value = await make(CancellationToken.None);
                _madeAt = time.GetTimestamp();
                var dear = Share * time.GetElapsedTime(begun, _madeAt);
                _goodFor = dear > goodFor ? dear : goodFor;
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
