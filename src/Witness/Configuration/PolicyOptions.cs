namespace Witness.Configuration;

/// <summary>The numbers of the STONITH policy.</summary>
/// <param name="Strikes">Strikes within the window that fence a node, at least 1.</param>
/// <param name="Within">The window. Long enough for <see cref="Strikes"/> rounds.</param>
/// <param name="MaxRemoved">Nodes that may be out of rotation at once; 0 fences nobody.</param>
/// <param name="KeepAtLeast">Sound nodes that every name must keep, at least 1.</param>
/// <param name="MaxPerRound">Nodes fenced in one round, at least 1.</param>
/// <param name="CleanRounds">Rounds that a node must pass running before it may come back; 0 asks for none.</param>
public sealed record PolicyOptions(
    int Strikes,
    TimeSpan Within,
    int MaxRemoved,
    int KeepAtLeast,
    int MaxPerRound,
    int CleanRounds
);
