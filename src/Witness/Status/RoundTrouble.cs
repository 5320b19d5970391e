using Witness.Core;
using Witness.Core.Ledger;

namespace Witness.Status;

/// <summary>Whether the rounds that the ledger knows say anything of the present. Pure.</summary>
internal static class RoundTrouble
{
    /// <summary>Rounds of which the longest tells how long one may take.</summary>
    public const int RecentRounds = 10;

    /// <summary>Void rounds running after which the witness counts as blind.</summary>
    private const int VoidRounds = 5;

    /// <summary>Why the status says little of the present; null where it does.</summary>
    /// <param name="rounds">The newest rounds, newest first.</param>
    /// <param name="every">The interval.</param>
    /// <param name="now">The present.</param>
    public static string? Of(IReadOnlyList<RoundMark> rounds, TimeSpan every, DateTimeOffset now)
    {
        if (rounds.Count == 0)
        {
            return "no round yet: is the daemon running? (systemctl status witness, or witness run)";
        }

        var age = now - rounds[0].At;
        var longest = rounds.Max(round => round.Took);
        if (age > 3 * every && age > 2 * longest)
        {
            return $"the last round was {Ago.Of(age)}, with one every {Phrase.Of(every)}: is the daemon running? (systemctl status witness)";
        }

        return rounds.Count >= VoidRounds && rounds.Take(VoidRounds).All(round => round.Void is not null)
            ? $"the last {VoidRounds} rounds were void: {rounds[0].Void}"
            : null;
    }
}
