namespace Witness.Cli.Json;

/// <summary>
/// A slice. <c>state</c> is <c>passed</c>, <c>failed</c>, <c>leaving</c>, <c>out</c>, <c>returning</c>, <c>held</c>,
/// <c>void</c> or <c>unknown</c>, and null where nothing is known.
/// </summary>
internal sealed record TimelineSliceShape(DateTimeOffset At, string? State, double? Ms, int Failed, int Rounds);
