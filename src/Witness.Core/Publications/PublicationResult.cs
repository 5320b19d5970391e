namespace Witness.Core.Publications;

/// <summary>What a look at the name servers came to for one change.</summary>
/// <param name="Of">The change.</param>
/// <param name="State">How far it has come.</param>
/// <param name="At">When that was seen, UTC.</param>
/// <param name="Detail">Who agrees, or who does not and how, in words.</param>
public sealed record PublicationResult(AwaitedPublication Of, PublicationState State, DateTimeOffset At, string Detail)
{
    /// <summary>When all name servers were seen to answer it, UTC; null while they are not.</summary>
    public DateTimeOffset? Published => State == PublicationState.Published ? At : null;

    /// <summary>When the last cache has forgotten what left, UTC; null while that cannot be told, and where nothing left.</summary>
    public DateTimeOffset? DrainedBy => Published + Of.OldTtl;

    private string Subject => Of.Node is null ? $"{Of.Zone}" : $"{Of.Node}: {Of.Zone}";

    /// <summary>As in the journal.</summary>
    public override string ToString() =>
        State switch
        {
            PublicationState.Published =>
                $"{Subject}: published after {Phrase.Of(At - Of.Accepted)}{(DrainedBy is { } drained ? $", drained by {Phrase.Of(drained)}" : "")}: {Detail}",
            PublicationState.Late =>
                $"{Subject}: not published within {Phrase.Of(PublicationSchedule.GivesUpAfter)}: {Detail}",
            PublicationState.Overtaken or PublicationState.Unasked => $"{Subject}: {Detail}",
            _ => $"{Subject}: not published yet: {Detail}",
        };
}
