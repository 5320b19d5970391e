namespace Witness.Cli;

/// <summary>A part of the past that is asked for.</summary>
/// <param name="Since">Its first instant, UTC.</param>
/// <param name="Until">The instant after its last, UTC; null where it goes on to the present.</param>
internal sealed record Period(DateTimeOffset Since, DateTimeOffset? Until);
