namespace Witness.Core.Checks;

/// <summary>
/// The time one try of one check may take: made once, by the observer, and passed down. A check hands
/// <see cref="Token"/> to everything that waits, or goes by <see cref="Left"/> and <see cref="Abandoned"/>, and turns an
/// expiry into <see cref="TimeIsUp"/>, naming the phase it was in.
/// </summary>
public sealed class Deadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private CancellationTokenSource? _end;
    private CancellationTokenRegistration _abandonment;

    /// <summary>Starts the clock.</summary>
    /// <param name="limit">How long the try may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="abandoned">Cancelled when the round is abandoned.</param>
    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken abandoned)
    {
        ArgumentNullException.ThrowIfNull(time);
        (Limit, Abandoned) = (limit, abandoned);
        _time = time;
        _started = time.GetTimestamp();
    }

    /// <summary>How long the try may take.</summary>
    public TimeSpan Limit { get; }

    /// <summary>
    /// Cancelled when the limit has passed or the round is abandoned. Whoever asks for it gets a timer; a check that is
    /// asked thousands of times a second may go by <see cref="Left"/> and <see cref="Abandoned"/> instead.
    /// </summary>
    public CancellationToken Token => (_end ?? BeginToCount()).Token;

    /// <summary>Cancelled when the round is abandoned.</summary>
    public CancellationToken Abandoned { get; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>Time until the limit has passed; zero from then on.</summary>
    public TimeSpan Left => Limit - Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>True once the limit has passed, and the round was not abandoned before.</summary>
    public bool Expired =>
        !Abandoned.IsCancellationRequested && (_end?.IsCancellationRequested ?? Left == TimeSpan.Zero);

    /// <summary>The limit in words, for messages: <c>10 s</c> or <c>250 ms</c>.</summary>
    public string Words => Phrase.Of(Limit);

    /// <summary>
    /// The answer of a try whose time is up. A node is not to blame where even the end of its time was noticed much too
    /// late: this machine was asleep or overloaded, and an answer may have lain here unread.
    /// </summary>
    /// <param name="unanswered">What did not come: <c>no answer to the request</c>.</param>
    /// <param name="evidence">What was seen on the way.</param>
    public CheckAnswer TimeIsUp(string unanswered, CheckEvidence? evidence = null)
    {
        var elapsed = Elapsed;
        return elapsed - Limit > Tardiness
            ? CheckAnswer.Unknown(
                $"this machine was too busy or asleep: it noticed only after {Phrase.Of(elapsed)} that {Words} were over"
            )
            : CheckAnswer.Fail($"{unanswered} within {Words}", evidence);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _abandonment.Dispose();
        _end?.Dispose();
    }

    private CancellationTokenSource BeginToCount()
    {
        var end = new CancellationTokenSource(Left, _time);
        if (Interlocked.CompareExchange(ref _end, end, null) is { } earlier)
        {
            end.Dispose();
            return earlier;
        }

        _abandonment = Abandoned.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), end);
        return end;
    }

    private TimeSpan Tardiness => Limit / 2 > ShortestTardiness ? Limit / 2 : ShortestTardiness;

    /// <summary>Short limits are noticed late on every machine now and then.</summary>
    private static TimeSpan ShortestTardiness => TimeSpan.FromSeconds(1);
}
