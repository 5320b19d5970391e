using Witness.Core.Ledger;

namespace Witness.Hosting;

/// <summary>Why a daemon begins.</summary>
/// <param name="IsReload">True where another one of this process goes on with another configuration.</param>
/// <param name="LastRound">When that one's last round began, UTC; null where it had none.</param>
internal sealed record Occasion(bool IsReload, DateTimeOffset? LastRound)
{
    /// <summary>The process was started.</summary>
    public static Occasion Start { get; } = new(IsReload: false, LastRound: null);

    /// <summary>The process was told to read its configuration again. The minute goes on where it was.</summary>
    public static Occasion ReloadAfter(RoundMark? last) => new(IsReload: true, last?.At);

    /// <summary>
    /// When the first round is due: at once after a start, and after a reload an interval after the last one. One in the
    /// future tells of a clock that was set back: by an interval or more, counting begins anew and nothing is waited for; by
    /// less, it may have been a moment ago, and two rounds so close would be two strikes for one fault.
    /// </summary>
    /// <param name="every">The interval.</param>
    /// <param name="now">The present, UTC.</param>
    public DateTimeOffset FirstRound(TimeSpan every, DateTimeOffset now) =>
        LastRound is not { } last || last - now >= every ? DateTimeOffset.MinValue
        : last < now ? last + every
        : now + every;
}
