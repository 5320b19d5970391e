namespace Witness.Core.Stonith;

/// <summary>The rule behind a verdict.</summary>
public enum Rule
{
    /// <summary>Strikes enough within the window, and failed in this round.</summary>
    Strikes,

    /// <summary>No name publishes it, so that nothing is to be removed.</summary>
    Absent,

    /// <summary>An operator holds it.</summary>
    Held,

    /// <summary>An operator has frozen this witness.</summary>
    Frozen,

    /// <summary>This witness only observes.</summary>
    Observe,

    /// <summary>As many nodes are out as may be.</summary>
    Cap,

    /// <summary>A name would keep too few sound nodes.</summary>
    Floor,

    /// <summary>As many nodes were fenced in this round as may be.</summary>
    PerRound,

    /// <summary>The zones that publish it have lost too much to be built upon.</summary>
    Accident,

    /// <summary>What others do at the registrar counts.</summary>
    Outside,

    /// <summary>A node comes back only by order, once it has passed long enough.</summary>
    CleanRounds,
}
