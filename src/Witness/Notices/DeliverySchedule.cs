namespace Witness.Notices;

/// <summary>When a message that could not be told is tried again, and when it is given up. Pure.</summary>
internal static class DeliverySchedule
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);

    /// <summary>The longest pause between two tries.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The longest pause that a receiver gets by asking: above the hourly quotas that services have, and below what a page for
    /// days of maintenance asks for, so that a mistake leaves a dozen tries before a notice is given up.
    /// </summary>
    public static TimeSpan LongestAsked { get; } = TimeSpan.FromHours(6);

    /// <summary>A notice that could not be told for so long is news to nobody.</summary>
    public static TimeSpan GivesUpAfter { get; } = TimeSpan.FromDays(3);

    /// <summary>The pause before the next try: 15 s, doubling to 15 min, or as long as the receiver asks within reason.</summary>
    /// <param name="tries">Tries that failed one after the other, at least 1.</param>
    /// <param name="error">How the last of them ended.</param>
    public static TimeSpan PauseAfter(int tries, DeliveryException error)
    {
        var own = error.Fault == DeliveryFault.Channel ? Longest : PauseAfter(tries);
        var asked = error.RetryAfter is { } wish && wish > own ? wish : own;
        return asked < LongestAsked ? asked : LongestAsked;
    }

    /// <summary>The pause before the next notice is tried, after one was given up by a channel that has not worked for days.</summary>
    /// <param name="error">How its last try ended.</param>
    public static TimeSpan PauseAfterGivingUp(DeliveryException error) => PauseAfter(int.MaxValue, error);

    /// <summary>True where a notice is not tried again after a try that failed.</summary>
    /// <param name="age">How old the notice is.</param>
    /// <param name="fault">How the try ended.</param>
    public static bool IsOver(TimeSpan age, DeliveryFault fault) =>
        fault == DeliveryFault.Message || age >= GivesUpAfter;

    private static TimeSpan PauseAfter(int tries)
    {
        var pause = First;
        for (var doublings = 1; doublings < tries && pause < Longest; doublings++)
        {
            pause *= 2;
        }

        return pause < Longest ? pause : Longest;
    }
}
