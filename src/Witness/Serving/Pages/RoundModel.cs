namespace Witness.Serving.Pages;

/// <summary>The last round.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">Its start, UTC.</param>
/// <param name="Words">What it came to: <c>3 nodes, 1 failed, took 412 ms</c>.</param>
public sealed record RoundModel(long Number, DateTimeOffset At, string Words);
