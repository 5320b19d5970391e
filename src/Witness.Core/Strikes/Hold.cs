namespace Witness.Core.Strikes;

/// <summary>An operator's hand over a node (or, as a freeze, over all of them): strikes are counted, nothing is fenced.</summary>
/// <param name="Since">When it was ordered, UTC.</param>
/// <param name="Until">When it ends by itself, UTC; null for never.</param>
/// <param name="Reason">Why, in the operator's words.</param>
/// <param name="By">Who, as <c>user@host</c>.</param>
public sealed record Hold(DateTimeOffset Since, DateTimeOffset? Until, string? Reason, string By)
{
    /// <summary>True once it has ended by itself.</summary>
    public bool HasEnded(DateTimeOffset now) => Until <= now;

    /// <summary>In words: <c>since 2026-01-02 03:04:05Z until 2026-01-02 05:04:05Z by me@here: kernel upgrade</c>.</summary>
    public override string ToString() =>
        $"since {Phrase.Of(Since)}{(Until is { } until ? $" until {Phrase.Of(until)}" : "")} by {By}{(Reason is null ? "" : $": {Reason}")}";
}
