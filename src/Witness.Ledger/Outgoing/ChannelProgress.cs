namespace Witness.Ledger.Outgoing;

/// <summary>How far a channel has come.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Waiting">The notices that it has not told yet, of the kinds that it tells.</param>
/// <param name="Tries">Tries that failed since the last notice that was told or given up; 0 where the next one has its first try.</param>
/// <param name="Error">Why the last notice was not told, or not to everybody; null where the channel works.</param>
/// <param name="FailedAt">When that was, UTC; null where the channel works.</param>
/// <param name="ToldAt">When a notice was last told, UTC; null where none was.</param>
public sealed record ChannelProgress(
    string Name,
    int Waiting,
    int Tries,
    string? Error,
    DateTimeOffset? FailedAt,
    DateTimeOffset? ToldAt
);
