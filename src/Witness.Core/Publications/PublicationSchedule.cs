namespace Witness.Core.Publications;

/// <summary>
/// When the name servers are asked about a change: 2 s after it was accepted, then after pauses that grow to a minute, and
/// a last time after 30 minutes. Reckoned from the change's age alone, so that a restart forgets nothing. Pure.
/// </summary>
public static class PublicationSchedule
{
    /// <summary>After this long no more is asked.</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromMinutes(30);

    /// <summary>A change that nobody looked at for this long, because the witness was away, is not looked at any more.</summary>
    public static readonly TimeSpan ForgetsAfter = TimeSpan.FromHours(1);

    private static readonly int[] FirstPausesInSeconds = [2, 5, 10, 20, 30];
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>True where a change is to be asked about now.</summary>
    /// <param name="age">Time since it was accepted; negative where the clock went back since.</param>
    /// <param name="lastLook">Its age at the last look; null before the first of this process.</param>
    public static bool IsDue(TimeSpan age, TimeSpan? lastLook)
    {
        // Waiting for the old age to come again could last for ever.
        var clockWentBack = age < (lastLook ?? TimeSpan.Zero);
        return clockWentBack || age >= NextAfter(lastLook ?? TimeSpan.Zero);
    }

    /// <summary>The age of a change at the next look after one at a given age.</summary>
    public static TimeSpan NextAfter(TimeSpan age)
    {
        var next = TimeSpan.Zero;
        foreach (var seconds in FirstPausesInSeconds)
        {
            next += TimeSpan.FromSeconds(seconds);
            if (next > age)
            {
                return next;
            }
        }

        var pauses = (int)((age - next) / Pause) + 1;
        var regular = next + pauses * Pause;
        return age < GivesUpAfter && regular > GivesUpAfter ? GivesUpAfter : regular;
    }
}
