namespace Witness.Core.Strikes;

/// <summary>How far a node that is Leaving or Returning has come in one zone.</summary>
/// <param name="Settled">True once the zone's read-back has shown it.</param>
/// <param name="Tries">Failed tries so far.</param>
/// <param name="NotBefore">The next try waits until then.</param>
/// <param name="LastError">Why the last try failed, in words.</param>
public sealed record ZoneProgress(bool Settled, int Tries, DateTimeOffset NotBefore, string? LastError)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Not tried yet.</summary>
    public static ZoneProgress New { get; } = new(Settled: false, Tries: 0, DateTimeOffset.MinValue, LastError: null);

    /// <summary>Shown by the zone's read-back.</summary>
    public static ZoneProgress Done { get; } = New with { Settled = true };

    /// <summary>
    /// True where the next try may be made. A pause that would last longer than any pause does was reckoned on a clock that
    /// has gone back since, and is over.
    /// </summary>
    public bool IsDue(DateTimeOffset now) => NotBefore <= now || NotBefore > now + LongestPause;

    /// <summary>
    /// After one more failed try: again in the next round, then after 15 s doubling to 15 min.
    /// </summary>
    /// <param name="now">When it failed.</param>
    /// <param name="error">Why.</param>
    /// <param name="needsHuman">True where only a human can mend it, so that 15 minutes pass at once.</param>
    public ZoneProgress Failed(DateTimeOffset now, string error, bool needsHuman)
    {
        var pause =
            needsHuman ? LongestPause
            : Tries == 0 ? TimeSpan.Zero
            : Tries > 7 ? LongestPause
            : TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << (Tries - 1), LongestPause.Ticks));
        return new ZoneProgress(Settled: false, Tries + 1, now + pause, error);
    }
}
