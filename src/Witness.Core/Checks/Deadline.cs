namespace Witness.Core.Checks;

/// <summary>
/// The time one try of one check may take: made once, by the observer, and passed down. A check hands
/// <see cref="Token"/> to everything that waits and turns an expiry into a failed answer that names the phase it was in.
/// </summary>
public sealed class Deadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _expiry;
    private readonly CancellationTokenSource _linked;

    /// <summary>Starts the clock.</summary>
    /// <param name="limit">How long the try may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="outer">Cancelled when the round is abandoned.</param>
    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken outer)
    {
        ArgumentNullException.ThrowIfNull(time);
        Limit = limit;
        _time = time;
        _started = time.GetTimestamp();
        _outer = outer;
        _expiry = new CancellationTokenSource(limit, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_expiry.Token, outer);
    }

    /// <summary>How long the try may take.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Cancelled when the limit has passed or the round is abandoned.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>True once the limit has passed, and the round was not abandoned before.</summary>
    public bool Expired => _expiry.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>The limit in words, for messages: <c>10 s</c> or <c>250 ms</c>.</summary>
    public string Words => Phrase.Of(Limit);

    /// <inheritdoc />
    public void Dispose()
    {
        _linked.Dispose();
        _expiry.Dispose();
    }
}
