namespace Witness.Core.Stonith;

/// <summary>The numbers of the policy. The defaults reproduce the system that Witness replaces.</summary>
public sealed record PolicySettings
{
    /// <summary>Whether this witness acts.</summary>
    public Mode Mode { get; init; } = Mode.Observe;

    /// <summary>From one round's start to the next one's.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>So many strikes within the window fence a node that fails.</summary>
    public int Strikes { get; init; } = 4;

    /// <summary>The rolling window, in wall-clock time.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromHours(1);

    /// <summary>So many nodes may be Leaving, Out or Returning before no further one is fenced.</summary>
    public int MaxRemoved { get; init; } = 3;

    /// <summary>So many sound nodes every name keeps.</summary>
    public int KeepAtLeast { get; init; } = 1;

    /// <summary>So many nodes may be fenced in one round.</summary>
    public int MaxPerRound { get; init; } = 1;

    /// <summary>So many rounds running a node must pass before it is ready to come back.</summary>
    public int CleanRounds { get; init; } = 10;

    /// <summary>
    /// Clean rounds are counted so far and no further: a node that is well for longer stays as it is, and nothing of it
    /// has to be written down.
    /// </summary>
    public int MostCleanRounds => Math.Max(CleanRounds, 10);
}
