namespace Witness.Cli.Json;

/// <summary>A policy's numbers; <c>retry</c> is null where it is as it was recorded.</summary>
internal sealed record ReplayedPolicyShape(
    int Strikes,
    string Within,
    int? Retry,
    int CleanRounds,
    int MaxRemoved,
    int KeepAtLeast,
    int MaxPerRound
);
