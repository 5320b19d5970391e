using Witness.Core;
using Witness.Core.Publications;

namespace Witness.Ledger.History;

/// <summary>How far an accepted change has come on its way to the zone's name servers.</summary>
/// <param name="State">How far.</param>
/// <param name="Published">When all name servers were seen to answer it, UTC; null while they were not.</param>
/// <param name="DrainedBy">When the last cache has forgotten what left, UTC; null where that cannot be told, or nothing left.</param>
/// <param name="Detail">What the last look came to, in words; null before the first.</param>
public sealed record RecordedPublication(
    PublicationState State,
    DateTimeOffset? Published,
    DateTimeOffset? DrainedBy,
    string? Detail
)
{
    /// <summary>In words, after the words of its acceptance: <c>published after 15 s, drained by 2026-01-02 03:09:17Z</c>.</summary>
    /// <param name="since">When the change was written down, UTC.</param>
    public string Words(DateTimeOffset since) =>
        State switch
        {
            PublicationState.Published =>
                $"published after {Phrase.Of((Published ?? since) - since)}{(DrainedBy is { } drained ? $", drained by {Phrase.Of(drained)}" : "")}",
            PublicationState.Awaited => "not published yet",
            PublicationState.Late => $"not published within {Phrase.Of(PublicationSchedule.GivesUpAfter)}",
            PublicationState.Overtaken => "overtaken before it was published",
            _ => "publication not asked for",
        };
}
