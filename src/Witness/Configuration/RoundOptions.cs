namespace Witness.Configuration;

/// <summary>When rounds run, and how much of one at once.</summary>
/// <param name="Every">The interval from one round's start to the next one's, 1 s to 1 d.</param>
/// <param name="Concurrency">How many checks are at work at once, 1 to 10000.</param>
public sealed record RoundOptions(TimeSpan Every, int Concurrency);
