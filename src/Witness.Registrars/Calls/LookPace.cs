namespace Witness.Registrars.Calls;

/// <summary>
/// Spreads looks evenly over a span that allows only so many: without it a busy morning would leave none for the evening.
/// A few are free at once, so that a daemon that starts sees its zones soon. Guarded by its user's lock.
/// </summary>
/// <param name="pause">How long it is from one look to the next in the long run.</param>
/// <param name="atOnce">How many may be made at once after a long silence.</param>
internal sealed class LookPace(TimeSpan pause, int atOnce)
{
    private TimeSpan _paidUntil;

    /// <summary>How long it is until a look may be made; zero for now.</summary>
    /// <param name="now">The present, reckoned from any fixed instant.</param>
    public TimeSpan WaitAt(TimeSpan now)
    {
        var wait = _paidUntil - now - (atOnce - 1) * pause;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Counts a look.</summary>
    public void Count(TimeSpan now) => _paidUntil = (_paidUntil > now ? _paidUntil : now) + pause;
}
