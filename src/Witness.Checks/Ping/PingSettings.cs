using Witness.Core.Checks;

namespace Witness.Checks.Ping;

/// <summary>What a ping check asks: whether any of a few echo requests is answered.</summary>
/// <param name="Timeout">How long one try, with all its echo requests, may take.</param>
/// <param name="Count">How many are sent at most, at least 1; the next one only when those before it stay unanswered.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record PingSettings(TimeSpan Timeout, int Count, CheckRole Role = CheckRole.Gate)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>The pause after which the next echo request is sent: a second, or less where the timeout is short.</summary>
    internal TimeSpan Pause => Timeout / Count < LongestPause ? Timeout / Count : LongestPause;
}
