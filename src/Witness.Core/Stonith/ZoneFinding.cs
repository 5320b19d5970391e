namespace Witness.Core.Stonith;

/// <summary>How a moving node was found to stand in one zone.</summary>
/// <param name="State">What the zone showed.</param>
/// <param name="Why">The refusal, where there is one.</param>
internal sealed record ZoneFinding(ZoneState State, string? Why = null)
{
    /// <summary>Not read in this fencing.</summary>
    public static ZoneFinding Unseen { get; } = new(ZoneState.Unseen);
}

/// <summary>What a zone showed of a moving node.</summary>
internal enum ZoneState
{
    /// <summary>It was not read, or not to the end.</summary>
    Unseen,

    /// <summary>Nothing of the move has been done there.</summary>
    Untouched,

    /// <summary>Some of it has been done there.</summary>
    Touched,

    /// <summary>The plan refused itself, and nothing of the move has been done there.</summary>
    Refused,

    /// <summary>The plan refused itself after some of it had been done.</summary>
    RefusedHalfway,
}
